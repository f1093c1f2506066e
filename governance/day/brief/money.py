"""Which three lines does the CFO have in the brief?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from domain.figure import Figure
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import ONE_DAY
from domain.phrase import Percent, Phrase, say
from domain.result.cash import cash
from domain.result.outlook import outlook
from domain.result.statement import rooms_unsaid
from domain.result.year import budget_of, revenue_of
from governance.post.replies import Line


def money(house: House) -> Iterator[Line]:
    """The month's GOP against the floor, its revenue, and what leaves today unpaid; each only where it is known."""
    if not any(cost.told for cost in house.books.costs) and not house.books.budget:
        return
    view = outlook(house, house.today - ONE_DAY)
    of = view.mid
    if rooms_unsaid(of.missing):
        return
    if not of.blind and of.margin is not None:
        low, high = _unit(view.low.gop, house), _unit(view.high.gop, house)
        told = {"gop": _unit(of.gop, house), "margin": Percent(of.margin), "low": low, "high": high}
        floor = house.books.gop_floor
        if floor is None:
            yield Line(say("brief.gop", **told))
        elif of.margin < floor:
            yield Line(say("brief.gop_below", **told, floor=Percent(floor)))
        else:
            yield Line(say("brief.gop_floor", **told, floor=Percent(floor)))
    yield Line(_revenue(house, view.booked.revenue, of.revenue))
    if due := tuple(_due(house)):
        yield Line(say("brief.cash", parts=due))


def _revenue(house: House, booked: Decimal, expected: Decimal) -> Phrase:
    told = {"booked": _unit(booked, house), "expected": _unit(expected, house)}
    month = (house.today - ONE_DAY).replace(day=1)
    budget = budget_of(house.books.budget, month, house.hotel.currency)
    if budget:
        return say("brief.revenue_budget", **told, budget=_unit(revenue_of(budget), house))
    return say("brief.revenue", **told)


def _due(house: House) -> Iterator[Phrase]:
    due = cash(house, house.stays)
    if _counts(due.leaving_direct):
        yield say("brief.cash_direct", amount=_unit(due.leaving_direct.value or Decimal(0), house))
    if _counts(due.leaving_channels):
        yield say("brief.cash_channels", amount=_unit(due.leaving_channels.value or Decimal(0), house))


def _counts(figure: Figure) -> bool:
    return bool(figure.value)


def _unit(amount: Decimal, house: House) -> Money:
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), house.hotel.currency)
