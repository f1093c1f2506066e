"""Where does the month's money stand: its result, its revenue, and what leaves today unpaid?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.figure import Figure
from domain.house.snapshot import House
from domain.nights import ONE_DAY
from domain.phrase import Percent, Phrase, say
from domain.result.cash import cash
from domain.result.outlook import Outlook, outlook
from domain.result.statement import rooms_unsaid
from domain.result.year import budget_of, revenue_of
from governance.day.brief.shown import unit
from governance.post.replies import Line


def month_margin(house: House) -> Decimal | None:
    """The GOP margin that the month is heading for; None where it cannot be said."""
    view = _view(house)
    return None if view is None or view.mid.blind else view.mid.margin


def money(house: House) -> Iterator[Line]:
    """The month's GOP with its interval, its revenue, and what leaves today unpaid; each only where it is known."""
    view = _view(house)
    if view is None:
        return
    of = view.mid
    if not of.blind and of.margin is not None:
        gop, margin = unit(of.gop, house), Percent(of.margin)
        low, high = unit(view.low.gop, house), unit(view.high.gop, house)
        if low == high:  # nothing of the month is left to expect
            yield Line(say("brief.gop_only", gop=gop, margin=margin))
        else:
            yield Line(say("brief.gop_range", gop=gop, margin=margin, low=low, high=high))
    yield Line(_revenue(house, view.booked.revenue, of.revenue))
    if due := tuple(_due(house)):
        yield Line(say("brief.cash", parts=due))


def _view(house: House) -> Outlook | None:
    """The month's outlook where the house has told any cost or budget and its rooms can be counted."""
    if not any(cost.told for cost in house.books.costs) and not house.books.budget:
        return None
    view = outlook(house, house.today - ONE_DAY)
    return None if rooms_unsaid(view.mid.missing) else view


def _revenue(house: House, booked: Decimal, expected: Decimal) -> Phrase:
    told = {"booked": unit(booked, house), "expected": unit(expected, house)}
    month = (house.today - ONE_DAY).replace(day=1)
    budget = budget_of(house.books.budget, month, house.hotel.currency)
    if budget:
        return say("brief.revenue_budget", **told, budget=unit(revenue_of(budget), house))
    return say("brief.revenue", **told)


def _due(house: House) -> Iterator[Phrase]:
    due = cash(house, house.stays)
    if _counts(due.leaving_direct):
        yield say("brief.cash_direct", amount=unit(due.leaving_direct.value or Decimal(0), house))
    if _counts(due.leaving_channels):
        yield say("brief.cash_channels", amount=unit(due.leaving_channels.value or Decimal(0), house))


def _counts(figure: Figure) -> bool:
    return bool(figure.value)
