"""What did the night bring in money, and where does the month stand?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.day.figures import Morning, Period, evaluate
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from governance.day.brief.money import month_margin
from governance.day.brief.shown import amount, known, unit, whole
from governance.post.replies import Line


def night(house: House, morning: Morning, *, explained: bool) -> Iterator[Line]:
    """Last night in rooms and money, tonight, the month; then what a room earned and the month's result.

    `explained` sets each word of the trade beside what it means, a line each.
    """
    yield from _rooms(house, morning)
    earned = (*earnings(morning.last_night, house, explained=explained), *_gop(house, explained=explained))
    if explained:
        yield from map(Line, earned)
    elif earned:
        yield Line(say("join.dots", parts=earned))


def _rooms(house: House, morning: Morning) -> Iterator[Line]:
    last, tonight = morning.last_night, morning.tonight
    if last.counted is not None and tonight.counted is not None:
        units, revenue = whole(last.available), _revenue(last)
        if revenue:
            told = unit(revenue, house)
            first = say("brief.last_night_money", sold=last.counted, units=units, revenue=told)
        else:
            first = say("brief.last_night", sold=last.counted, units=units)
        parts = [first, say("brief.tonight", sold=tonight.counted, units=whole(tonight.available))]
        if morning.month.occupancy.value is not None:
            occupancy = Percent(morning.month.occupancy.value)
            parts.append(say("brief.month", month=morning.month.span.first, occupancy=occupancy))
        yield Line(say("join.dots", parts=tuple(parts)))
    elif known(last.sold, tonight.sold):
        yield Line(say("brief.sold_only", yesterday=whole(last.sold), tonight=whole(tonight.sold)))


def _revenue(night: Period) -> Decimal | None:
    """What the night's rooms were sold for, from the operands of its ADR; None where a price is unknown."""
    if not known(night.adr) or night.adr.missing:
        return None
    return evaluate("sum(revenue)", night.adr.operands)


def earnings(period: Period, house: House, *, explained: bool) -> tuple[Phrase, ...]:
    """ADR net of commission, gross where the net one is unknown, and RevPAR; each says over which rooms where
    some of its inputs are unknown."""
    sold = whole(period.sold)
    if not sold:
        return ()
    if not known(period.adr):
        return (say("brief.no_price_known"),)
    net, priced = known(period.adr_net), period.priced
    each = amount(period.adr_net if net else period.adr, house)
    if net:
        parts = [say("brief.adr_net_said" if explained else "brief.adr_net", adr=each)]
        over = int(evaluate("sum(priced)", period.adr_net.operands) or 0)
        if over < priced:
            parts.append(say("brief.net_over", n=over, of=priced))
    else:
        parts = [say("brief.adr_said" if explained else "brief.adr", adr=each)]
    if known(period.revpar):
        parts.append(_revpar(period, amount(period.revpar, house), explained=explained))
    if priced < sold:
        parts.append(say("brief.partly_priced", priced=priced, sold=sold))
    return tuple(parts)


def _revpar(period: Period, each: Money, *, explained: bool) -> Phrase:
    """Where a type's rooms are not counted, the number of rooms that are."""
    if any(name.startswith("units[") for name in period.revpar.missing):
        rooms = whole(period.available)
        return say("brief.revpar_over_said" if explained else "brief.revpar_over", revpar=each, n=rooms)
    return say("brief.revpar_said" if explained else "brief.revpar", revpar=each)


def _gop(house: House, *, explained: bool) -> Iterator[Phrase]:
    margin, floor = month_margin(house), house.books.gop_floor
    if margin is None:
        return
    if floor is None:
        yield say("brief.gop_said" if explained else "brief.gop", margin=Percent(margin))
        return
    told = {"margin": Percent(margin), "floor": Percent(floor)}
    if margin < floor:
        yield say("brief.gop_below_said" if explained else "brief.gop_below", **told)
    else:
        yield say("brief.gop_floor_said" if explained else "brief.gop_floor", **told)
