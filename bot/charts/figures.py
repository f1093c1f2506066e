"""Which values stand on a chart's axis, and how are they written there and beside a bar?"""

from __future__ import annotations

from decimal import Decimal

from bot.charts.scale import Scale, scale
from bot.words.phrases import Words
from domain.money import Money
from domain.phrase import Percent, say
from governance.post.chart import Bars, Callout, Chart, Level, Value, columns

RATIO = "%"
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)


def axis_of(chart: Chart) -> Scale:
    """The axis of values that holds every mark."""
    values = [value for mark in chart.marks for run in columns(mark) for value in run if value is not None]
    values += [mark.value for mark in chart.marks if isinstance(mark, Level | Callout)]
    bars = any(isinstance(mark, Bars) for mark in chart.marks)
    return scale(values, from_zero=bars, grain=Decimal("0.01") if chart.unit == RATIO else Decimal(1))


def written(value: Value, unit: str, words: Words) -> str:
    """A value with its unit: 1 850 MAD, 71 %, 12; a missing one as missing."""
    if value is None:
        return words.plain(say("text.words", words=None))
    if unit == RATIO:
        return words.plain(say("text.words", words=Percent(Decimal(value))))
    if unit:
        return words.plain(say("text.words", words=Money(Decimal(value), unit)))
    return words.plain(say("text.words", words=value))


def on_axis(axis: Scale, unit: str, words: Words) -> list[str]:
    """The ticks' names from below: large amounts in millions, and the currency at the highest only."""
    top = max(abs(axis.low), abs(axis.high))
    large = None if unit == RATIO else _BILLION if top >= _BILLION else _MILLION if top >= _MILLION else None
    names = []
    for tick in axis.ticks:
        if large is None:
            names.append(written(tick, unit if unit == RATIO else "", words))
        else:
            x = (tick / large).normalize()
            names.append(
                words.plain(say("chart.millions", x=x) if large is _MILLION else say("chart.billions", x=x))
            )
    if unit not in {"", RATIO}:
        names[-1] = f"{names[-1]}\u00a0{unit}"
    return names
