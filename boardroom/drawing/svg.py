"""How does a chart become an SVG that scales, turns dark with the page, and says itself in words and as a table?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup, escape

from boardroom.drawing.scale import Scale, scale_of
from boardroom.drawing.shapes import bar, dot, label, stroke, through
from boardroom.ports import Words
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from governance.post.chart import (
    Band,
    Bars,
    Callout,
    Chart,
    Curve,
    Ink,
    Level,
    Mark,
    Moment,
    Place,
    Steps,
    Targets,
    Value,
    are_months,
)

WIDE, HIGH = 430.0, 230.0
LEFT, RIGHT, TOP, BOTTOM = 56.0, 14.0, 14.0, 30.0
ROW = 34.0
LETTER = 9.4  # the width of a figure's letter
NAMED = 112.0  # the room of a row's name
MOST_LABELS = 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in somebody's words: the picture, its title and note, and its figures as rows of a table."""

    picture: Markup
    title: str
    note: str | None
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def drawn(chart: Chart, words: Words) -> Drawing:
    """The drawing of a chart; the same words as on the phone."""
    pen = Pen(chart, words)
    parts = "".join(pen.rows() if chart.in_rows else pen.across())
    high = pen.high
    alt = escape(words.plain(chart.alt))
    picture = Markup(  # noqa: S704 - every text in it is escaped
        f'<svg class="chart" viewBox="0 0 {WIDE:.0f} {high:.0f}" role="img" aria-label="{alt}">{parts}</svg>'
    )
    runs = [(mark, run) for mark in chart.marks for run in named_runs(mark)]
    head = tuple(words.plain(name) if name else "" for _, (name, _) in runs)
    table = tuple(
        (pen.place(place), *(pen.value(values[n]) for _, (_, values) in runs))
        for n, place in enumerate(chart.places)
    )
    note = None if chart.note is None else words.plain(chart.note)
    return Drawing(picture, words.plain(chart.title), note, head, table)


def named_runs(mark: Mark) -> Iterator[tuple[Phrase | None, Sequence[Value]]]:
    """The columns of a mark in the table."""
    match mark:
        case Band(low=low, high=high, name=name):
            yield name, low
            yield name, high
        case Curve(values=values, name=name) | Steps(values=values, name=name):
            yield name, values
        case Bars(values=values, name=name) | Targets(values=values, name=name):
            yield name, values
        case _:
            return


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws one chart's marks."""

    chart: Chart
    words: Words

    @property
    def high(self) -> float:
        return len(self.chart.places) * ROW + 16 if self.chart.in_rows else HIGH

    def value(self, value: Value) -> str:
        """A figure as it is read; a gap stays one."""
        if value is None:
            return "–"
        if self.chart.unit == "%":
            return self.words.plain(say("tile.share", share=Percent(Decimal(value))))
        if self.chart.unit:
            amount = Money(Decimal(value).quantize(Decimal(1)), self.chart.unit)
            return self.words.plain(say("tile.amount", amount=amount))
        return self.words.plain(say("page.number", n=value))

    def place(self, place: Place) -> str:
        """A night, a month, a count, or a row's name."""
        if isinstance(place, Phrase):
            return self.words.plain(place)
        if isinstance(place, date):
            if are_months(self.chart.places):
                return self.words.plain(say("page.axis_month", month=place))
            return self.words.plain(say("page.axis_day", day=place))
        return self.words.plain(say("page.number", n=place))

    def across(self) -> Iterator[str]:
        """Places from left to right."""
        scale = scale_of(self.chart)
        for tick in scale.ticks:
            y = self.y(scale, tick)
            yield stroke("grid", LEFT, y, WIDE - RIGHT, y)
            yield label("axis", LEFT - 6, y + 4, self._tick(tick), "end")
        every = max(1, -(-len(self.chart.places) // MOST_LABELS))
        for n in range(0, len(self.chart.places), every):
            yield label("axis", self.x(n), HIGH - 8, self.place(self.chart.places[n]), "middle")
        for mark in self.chart.marks:
            yield from self._run(mark, scale)
            yield from self._single(mark, scale)

    @property
    def _abreast(self) -> list[Bars]:
        """The bars that share their places side by side."""
        return [mark for mark in self.chart.marks if isinstance(mark, Bars) and mark.base is None]

    def _run(self, mark: Mark, scale: Scale) -> Iterator[str]:
        """A mark that has a value for each place."""
        match mark:
            case Bars():
                yield from self._bars(mark, scale)
            case Curve(values=values, ink=ink, expected=expected):
                yield from self._line(values, scale, _inked("line", ink, expected), steps=False)
            case Steps(values=values, ink=ink, expected=expected):
                yield from self._line(values, scale, _inked("line", ink, expected), steps=True)
            case Band(low=low, high=high, ink=ink):
                both = [n for n in range(len(low)) if low[n] is not None and high[n] is not None]
                up = [(self.x(n), self.y(scale, high[n])) for n in both]
                down = [(self.x(n), self.y(scale, low[n])) for n in reversed(both)]
                yield through("polygon", _inked("band", ink), up + down)
            case Targets(values=values, ink=ink):
                for n, value in enumerate(values):
                    if value is not None:
                        x, y = self.x(n), self.y(scale, value)
                        yield stroke(_inked("target", ink), x - 10, y, x + 10, y)

    def _single(self, mark: Mark, scale: Scale) -> Iterator[str]:
        """A mark that stands once."""
        if isinstance(mark, Level):
            y = self.y(scale, mark.value)
            yield stroke(_inked("level", mark.ink), LEFT, y, WIDE - RIGHT, y)
            under = y - 5 < TOP  # no room above the line
            yield label("name", WIDE - RIGHT, y + 14 if under else y - 5, self.words.plain(mark.name), "end")
        elif isinstance(mark, Moment | Callout) and mark.place in self.chart.places:
            x = self.x(self.chart.places.index(mark.place))
            if isinstance(mark, Moment):
                yield stroke("moment", x, TOP, x, HIGH - BOTTOM)
                return
            y = self.y(scale, mark.value)
            yield dot(_inked("dot", mark.ink), x, y)
            side = "end" if x > WIDE / 2 else "start"
            yield label("name", x, max(y - 9, 12), self.words.plain(mark.text), side)

    def _bars(self, mark: Bars, scale: Scale) -> Iterator[str]:
        abreast = self._abreast
        several = len(abreast) if mark in abreast else 1
        wide = max(1.5, (WIDE - LEFT - RIGHT) / max(1, len(self.chart.places)) * 0.72 / several)
        shift = abreast.index(mark) if mark in abreast else 0
        for n, value in enumerate(mark.values):
            if value is None:
                continue
            base = Decimal((mark.base[n] if mark.base else 0) or 0)
            top, low = self.y(scale, base + Decimal(value)), self.y(scale, base)
            x = self.x(n) - wide * several / 2 + shift * wide
            said = self.words.plain(
                say("page.bar", place=self.place(self.chart.places[n]), value=self.value(value))
            )
            yield bar(_inked("bar", mark.ink), x, min(top, low), wide, low - top, said)

    def _line(self, values: Sequence[Value], scale: Scale, kind: str, *, steps: bool) -> Iterator[str]:
        points: list[tuple[float, float]] = []
        for n, value in enumerate([*values, None]):
            if value is None:
                if points:
                    yield through("polyline", kind, points)
                points = []
                continue
            here = (self.x(n), self.y(scale, value))
            points += [(here[0], points[-1][1]), here] if steps and points else [here]

    def rows(self) -> Iterator[str]:
        """Places down the page, each with its name."""
        scale = scale_of(self.chart)
        for n, place in enumerate(self.chart.places):
            y = n * ROW + 8
            yield label("row-name", 0, y + 17, self.place(place))
            for mark in self.chart.marks:
                yield from self._in_row(mark, scale, n, y)

    def _in_row(self, mark: Mark, scale: Scale, n: int, y: float) -> Iterator[str]:
        if isinstance(mark, Level):
            x = self.along(scale, mark.value)
            yield stroke(_inked("level", mark.ink), x, y - 4, x, y + 30)
        elif isinstance(mark, Targets) and mark.values[n] is not None:
            x = self.along(scale, mark.values[n])
            yield stroke(_inked("target", mark.ink), x, y, x, y + 26)
        elif isinstance(mark, Bars) and (value := mark.values[n]) is not None:
            abreast = self._abreast
            thick = 20 / (len(abreast) if mark in abreast else 1)
            top = y + 3 + (abreast.index(mark) if mark in abreast else 0) * thick
            base = Decimal((mark.base[n] if mark.base else 0) or 0)
            left, right = sorted((self.along(scale, base), self.along(scale, base + Decimal(value))))
            shown = self.value(value)
            yield bar(_inked("bar", mark.ink), left, top, right - left, thick, shown)
            yield label("in-row", self._past(right, scale, n) + 6, top + thick / 2 + 4, shown)

    def _past(self, right: float, scale: Scale, n: int) -> float:
        """Where a row's figure may begin: past its bar and whatever it is measured by."""
        marks = [one.values[n] for one in self.chart.marks if isinstance(one, Targets)]
        marks += [one.value for one in self.chart.marks if isinstance(one, Level)]
        return max([right, *(self.along(scale, value) for value in marks if value is not None)])

    def x(self, n: int) -> float:
        slot = (WIDE - LEFT - RIGHT) / max(1, len(self.chart.places))
        return LEFT + slot * (n + 0.5)

    def y(self, scale: Scale, value: Value) -> float:
        return HIGH - BOTTOM - scale.share(value) * (HIGH - BOTTOM - TOP)

    def along(self, scale: Scale, value: Value) -> float:
        return NAMED + scale.share(value) * (WIDE - NAMED - self._figures)

    @property
    def _figures(self) -> float:
        """How much room the longest figure needs beyond its row's bar."""
        shown = [
            self.value(value) for mark in self.chart.marks if isinstance(mark, Bars) for value in mark.values
        ]
        return max(96.0, 16 + LETTER * max(map(len, shown), default=0))

    def _tick(self, tick: Decimal) -> str:
        if self.chart.unit == "%":
            return self.words.plain(say("tile.share", share=Percent(tick)))
        return self.words.plain(say("page.number", n=tick))


def _inked(shape: str, ink: Ink, expected: bool = False) -> str:
    return f"{shape} ink-{ink.value}{' expected' if expected else ''}"
