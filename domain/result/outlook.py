"""What will the month have brought when it is over, at worst, most likely and at best?

Month forecast = what is on the books (rooms, entries, recurring costs of every day) + rooms still expected at the
month's own average rate, commission and cost of an occupied room + what is left of each provision.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.figure import ratio
from domain.house.snapshot import House
from domain.money import to_cents
from domain.money.lines import COMMISSIONS, ROOMS_REVENUE
from domain.money.taxes import net_of_vat
from domain.nights import Span, month_of
from domain.result.expected import Expected, Method, expected
from domain.result.result import Result, add_lines, result


@dataclass(frozen=True, slots=True)
class Outlook:
    """`booked` is what stands on the books for the whole month; `low`, `mid`, `high` what it will have become.

    `provisions` is what is still to come of the month's provisions by line (negative: a cost). `rate` is the
    average price, VAT included, at which rooms still expected are counted; None when nothing says it.
    """

    booked: Result
    low: Result
    mid: Result
    high: Result
    rooms: Expected
    provisions: Mapping[str, Decimal]
    rate: Decimal | None

    @property
    def span(self) -> Span:
        return self.booked.span


class _Same:
    """A House as a key: a frozen snapshot is equal to itself alone, without looking at its thousand nights."""

    __slots__ = ("house",)

    def __init__(self, house: House) -> None:
        self.house = house

    def __hash__(self) -> int:
        return id(self.house)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.house is self.house


def outlook(house: House, day: date) -> Outlook:
    """The month of `day`; a month that is over is its own outlook."""
    return _worked_out(_Same(house), month_of(day))


@functools.lru_cache(maxsize=4)  # a brief asks six times about one month of one House
def _worked_out(same: _Same, span: Span) -> Outlook:
    house = same.house
    booked = result(house, span)
    rooms = expected(house, span)
    provisions = _provisions(house, span) if span.last >= house.today else {}
    rate = _rate(house, booked)
    missing = booked.missing
    if rooms.method is Method.UNKNOWN or (rooms.mid and rate is None):
        missing = (*missing, "pickup")
    cases = [
        replace(
            booked,
            lines=add_lines(booked.lines, provisions, _of_rooms(house, booked, count, rate)),
            sold=booked.sold + count,
            priced=booked.priced + (count if rate is not None else 0),
            missing=missing,
        )
        for count in (rooms.low, rooms.mid, rooms.high)
    ]
    low, mid, high = cases
    return Outlook(booked, low, mid, high, rooms, provisions, rate)


def _rate(house: House, booked: Result) -> Decimal | None:
    """The month's average price; before its first booking, the mean of the prices asked for its coming nights."""
    if booked.priced:
        return booked.gross / booked.priced
    asked = [cell.price for cell in house.between(booked.span.first, booked.span.last) if cell.price]
    return sum(asked, Decimal(0)) / len(asked) if asked else None


def _of_rooms(house: House, booked: Result, count: Decimal, rate: Decimal | None) -> Mapping[str, Decimal]:
    """What so many more rooms change; a stay has the month's mean length and costs its mean commission."""
    if not count or rate is None:
        return {}
    kept = ratio(booked.commission, booked.gross) or Decimal(0)
    stays = count * booked.arrivals / booked.sold if booked.sold else Decimal(0)
    return of_rooms(house, booked.span.last, count, rate, kept, stays=stays)


def of_rooms(
    house: House, day: date, count: Decimal, rate: Decimal, kept: Decimal, *, stays: Decimal
) -> Mapping[str, Decimal]:
    """What so many more rooms change, line by line: their revenue, the share `kept` by channels, what they cost.

    `rate` is a night's price, VAT included; empty while nobody has told the VAT rate.
    """
    vat = house.books.taxes.vat(day)
    if vat is None:
        return {}
    gross = count * rate
    lines = {ROOMS_REVENUE: net_of_vat(gross, vat), COMMISSIONS: -to_cents(gross * kept)}
    costs = (
        {cost.line: -to_cents(cost.of_rooms(count, stays))}
        for cost in house.books.costs
        if cost.currency == house.hotel.currency and cost.runs(day)
    )
    return add_lines(lines, *costs)


def _provisions(house: House, span: Span) -> Mapping[str, Decimal]:
    """For each line: the month's provision, less the ordinary expenses booked on it so far; never below nothing."""
    currency = house.hotel.currency
    meant: dict[str, Decimal] = {}
    for cost in house.books.costs:
        if cost.provision and cost.per_month and cost.currency == currency and cost.runs(span.last):
            meant[cost.line] = meant.get(cost.line, Decimal(0)) + cost.per_month
    spent = dict.fromkeys(meant, Decimal(0))
    for entry in house.books.entries:
        ordinary = not (entry.capital or entry.one_off) and entry.currency == currency
        if entry.line in spent and entry.day in span and ordinary:
            spent[entry.line] -= entry.net
    return {line: -max(Decimal(0), amount - spent[line]) for line, amount in meant.items()}
