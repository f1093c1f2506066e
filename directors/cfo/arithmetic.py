"""Which rows stand behind a GOP before and after, so that anybody can add them up?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Protocol

from domain.house.snapshot import House
from domain.money import Money
from domain.money.lines import LINE_NAMES, Section
from domain.phrase import Percent, Phrase, say
from domain.result.consequence import Consequence, year_after
from domain.result.result import Result
from domain.result.words import method_words, missing_words


class Named(Protocol):
    """What the owner wants left, by its name."""

    @property
    def name(self) -> Phrase: ...


def whole(amount: Decimal, currency: str) -> Money:
    """Rounded to the unit, as an owner reads it; a change stands in the arithmetic to the last centime."""
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), currency)


def rows(one: Consequence, house: House, bar: Named | None) -> Iterator[Phrase]:
    """The base, revenue, costs, GOP with its interval, margin, both ways of stating the change, the year."""
    before, after = one.before.mid, one.after
    yield say("cfo.base", month=one.month, method=method_words(one.before))
    yield from _sections(before, after)
    if not before.blind:
        yield from _gop(one, bar)
        yield from _year(one, house)
    yield from _beside(one)
    gaps = missing_words(before.missing, house.books)
    if gaps:
        yield say("cfo.not_counted", missing=gaps)


def _costs(result: Result) -> Decimal:
    return result.of(Section.DEPARTMENTAL) + result.of(Section.UNDISTRIBUTED)


def _sections(before: Result, after: Result) -> Iterator[Phrase]:
    """Revenue and costs, before and after where they move."""
    currency = before.currency
    earned, costs = whole(before.revenue, currency), whole(_costs(before), currency)
    if before.revenue == after.revenue:
        yield say("cfo.revenue", amount=earned)
    else:
        yield say("cfo.revenue_moves", before=earned, after=whole(after.revenue, currency))
    if _costs(before) == _costs(after):
        yield say("cfo.costs", amount=costs)
    else:
        yield say("cfo.costs_move", before=costs, after=whole(_costs(after), currency))


def points_words(points: Decimal) -> Phrase:
    """« −2,1 points », « −0,5 point »."""
    return say("cfo.points", points=points, n=int(abs(points)))


def _gop(one: Consequence, bar: Named | None) -> Iterator[Phrase]:
    currency = one.after.currency
    yield say(
        "cfo.gop_row",
        before=whole(one.before.mid.gop, currency),
        after=whole(one.after.gop, currency),
        low=whole(one.worst.gop, currency),
        high=whole(one.best.gop, currency),
    )
    before, after = one.before.mid.margin, one.after.margin
    if before is not None and after is not None:
        margins = {"before": Percent(before), "after": Percent(after)}
        yield (
            say("cfo.margin_row", **margins)
            if bar is None
            else say("cfo.margin_bar", **margins, bar=bar.name)
        )
        points = points_words((one.points or Decimal(0)).quantize(Decimal("0.01")))
        if one.before.mid.gop > 0:
            share = Percent(one.change / one.before.mid.gop, signed=True)
            yield say("cfo.change_row", change=Money(one.change, currency), relative=share, points=points)


def _year(one: Consequence, house: House) -> Iterator[Phrase]:
    if one.month.year != house.today.year:
        return
    view, after = year_after(house, one.change, one.after.revenue - one.before.mid.revenue)
    if after is None or view.margin is None:
        yield say("cfo.year_unknown", missing=missing_words(view.missing, house.books))
        return
    yield say(
        "cfo.year_row",
        before=whole(view.gop, one.after.currency),
        after=whole(view.gop + one.change, one.after.currency),
        margin=Percent(view.margin),
        margin_after=Percent(after),
    )


def _beside(one: Consequence) -> Iterator[Phrase]:
    """What does not show in the GOP as such: investments, what will not come again, provisions."""
    if one.invested:
        yield say("cfo.invested", amount=Money(-one.invested, one.after.currency))
    once = one.after.one_off - one.before.mid.one_off
    if once and one.after.revenue > 0:
        ordinary = (one.after.gop - one.after.one_off) / one.after.revenue
        yield say("cfo.one_off", margin=Percent(ordinary))
    for line, left in one.left.items():
        if left != one.before.provisions[line]:
            yield say("cfo.provision", line=LINE_NAMES[line], left=Money(-left, one.after.currency))
