"""What would a new price bring or cost, where Revenue has not said it?

A stated simple response, an estimate and nothing more: the rooms still expected answer a price with a constant
elasticity between −0.4 and −1.5 (published for hotels, and different by season and house), −0.95 in the middle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from domain.bookings.night import Night
from domain.consent.actions import ChangeRate, MoneyRange
from domain.figure import ratio
from domain.house.snapshot import House
from domain.money import to_cents
from domain.money.lines import COMMISSIONS, ROOMS_REVENUE
from domain.money.taxes import net_of_vat
from domain.result.outlook import outlook
from domain.result.result import Result, add_lines
from domain.result.year import gop_of

ELASTICITIES = (Decimal("0.4"), Decimal("0.95"), Decimal("1.5"))
Lines = Mapping[str, Decimal]


def response(action: ChangeRate, house: House) -> Sequence[MoneyRange] | None:
    """The change of each line by month, worst, likeliest and best for the GOP; None where the action says its own.

    Where Revenue has valued every line of a batch, its figures count. Nights whose price before, expected rooms or
    VAT nobody knows are left out.
    """
    if action.effects.money or action.currency != house.hotel.currency:
        return None
    if action.lines and all(line.mid is not None for line in action.lines):
        return _expected(action)
    months: dict[date, list[Lines]] = {}
    for change in action.changes:
        month = change.night.replace(day=1)
        cell = house.night(change.room_type, change.night)
        before, after = change.before.price if change.before else None, change.after.price
        if before and after and change.night >= house.today:
            booked = outlook(house, month).booked
            moves = _moves(house, cell, booked, before, after)
            known = months.setdefault(month, [{}, {}, {}])
            months[month] = [add_lines(old, new) for old, new in zip(known, moves, strict=True)]
    return tuple(part for month, cases in months.items() for part in _ranges(month, cases, house))


def _expected(action: ChangeRate) -> Sequence[MoneyRange]:
    """What Revenue expects of each line of a batch, an equal part for each night, as contribution of its month."""
    nothing = Decimal(0)
    months: dict[date, tuple[Decimal, Decimal, Decimal]] = {}
    nights = iter(action.changes)
    for line in action.lines:
        each = line.part(1)
        for change in islice(nights, line.cells):
            month = change.night.replace(day=1)
            low, mid, high = months.get(month, (nothing, nothing, nothing))
            months[month] = (low + (each.low or 0), mid + (each.mid or 0), high + (each.high or 0))
    return [MoneyRange(month, ROOMS_REVENUE, action.currency, *three) for month, three in months.items()]


def _moves(house: House, cell: Night, booked: Result, before: Decimal, after: Decimal) -> Sequence[Lines]:
    """One set of changes for each elasticity; none where the rooms to come or the VAT are unknown."""
    rooms, vat = still_expected(house, cell), house.books.taxes.vat(cell.night)
    if rooms is None or vat is None or cell.left is None:
        return ({}, {}, {})
    found = []
    for elasticity in ELASTICITIES:
        sold = min(Decimal(max(0, cell.left)), rooms * (after / before) ** -elasticity)
        gross = to_cents(sold * after) - to_cents(rooms * before)
        found.append(
            add_lines(
                {ROOMS_REVENUE: net_of_vat(gross, vat), COMMISSIONS: -to_cents(gross * _kept(booked))},
                *_costs(house, cell.night, sold - rooms, booked),
            )
        )
    return found


def still_expected(house: House, cell: Night) -> Decimal | None:
    """Rooms of that type still to be sold that night: Revenue's forecast, else the type's part of the pickup."""
    stored = [r for r in house.books.forecast if (r.room_type, r.night) == (cell.room_type, cell.night)]
    if stored:
        return max(Decimal(0), stored[0].mean - cell.sold)
    pickup, ahead = house.books.pickup, (cell.night - house.today).days
    if not pickup.known or ahead >= pickup.horizon or cell.left is None:
        return None
    free = [max(0, other.left or 0) for other in house.on(cell.night)]
    share = ratio(max(0, cell.left), sum(free)) or Decimal(0)
    return max(Decimal(0), min(pickup.mean(ahead) * share, Decimal(max(0, cell.left))))


def _kept(booked: Result) -> Decimal:
    """What channels keep of the price, as in the month's bookings."""
    return ratio(booked.commission, booked.gross) or Decimal(0)


def _costs(house: House, night: date, rooms: Decimal, booked: Result) -> Iterator[Lines]:
    stays = rooms * booked.arrivals / booked.sold if booked.sold else Decimal(0)
    for cost in house.books.costs:
        if cost.runs(night) and cost.currency == house.hotel.currency:
            yield {cost.line: -to_cents(cost.of_rooms(rooms, stays))}


def _ranges(month: date, cases: Sequence[Lines], house: House) -> Iterator[MoneyRange]:
    low, mid, high = sorted(cases, key=gop_of)
    nothing = Decimal(0)
    for line in add_lines(*(dict.fromkeys(case, Decimal(1)) for case in cases)):
        amounts = (case.get(line, nothing) for case in (low, mid, high))
        yield MoneyRange(month, line, house.hotel.currency, *amounts)
