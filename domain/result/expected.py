"""How many rooms are still to be sold on the coming nights, between which bounds, and who says so?"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.house.snapshot import House
from domain.money.forecast import FRESH, NightForecast
from domain.nights import Span
from domain.result.days import rooms_on
from domain.result.spread import reach80

# Standard normal: the 90th percentile lies so many standard deviations above the mean.
Z90 = Decimal("1.2816")
# Nights share their guests' stays and their market, so their errors go together: taken as one third.
TOGETHER = Decimal(1) / 3
NONE = Decimal(0)


class Method(enum.StrEnum):
    """Where the expected rooms come from; with NOTHING_LEFT no night is to come, with UNKNOWN nobody can say."""

    FORECAST = "forecast"
    PICKUP = "pickup"
    NOTHING_LEFT = "nothing_left"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Expected:
    """Rooms still to come over some nights, net of cancellations: in one case of ten fewer than `low`, in one more
    than `high`. `as_of` dates the forecast that it rests on."""

    low: Decimal
    mid: Decimal
    high: Decimal
    method: Method
    as_of: datetime | None = None


def expected(house: House, span: Span) -> Expected:
    """For the nights of `span` from tonight on: Revenue's forecast while it is fresh, else the usual pickup."""
    first = max(span.first, house.today)
    if span.last < first:
        return Expected(NONE, NONE, NONE, Method.NOTHING_LEFT)
    nights = Span(first, span.last)
    stored = [row for row in house.books.forecast if row.night in nights]
    if {row.night for row in stored} == set(nights) and house.now - stored[0].as_of <= FRESH:
        return _of_forecast(house, nights, stored)
    return _of_pickup(house, nights)


def room_left(house: House, nights: Iterable[date]) -> Decimal:
    """Rooms that can still be sold on these nights, overbooked ones aside."""
    days = [rooms_on(house, night) for night in nights]
    return sum((Decimal(max(0, (d.available or 0) - d.sold)) for d in days if d is not None), NONE)


def _of_pickup(house: House, nights: Span) -> Expected:
    pickup = house.books.pickup
    near, far = (nights.first - house.today).days, (nights.last - house.today).days
    if not pickup.known or far >= pickup.horizon:
        return Expected(NONE, NONE, NONE, Method.UNKNOWN)
    mid = usual = NONE
    for night in nights:
        mean = pickup.mean((night - house.today).days)
        usual += mean
        mid += min(mean, room_left(house, (night,)))
    reach = reach80(pickup.sums(near, far), len(nights), usual)
    return _bounded(house, nights, mid, mid - reach, mid + reach, Method.PICKUP, None)


def _of_forecast(house: House, nights: Span, rows: Sequence[NightForecast]) -> Expected:
    sold = {night: Decimal(day.sold if (day := rooms_on(house, night)) else 0) for night in nights}
    mean, variance = dict.fromkeys(nights, NONE), dict.fromkeys(nights, NONE)
    for row in rows:
        mean[row.night] += row.mean
        variance[row.night] += ((row.p90 - row.p10) / (2 * Z90)) ** 2
    mid = sum((min(mean[n] - sold[n], room_left(house, (n,))) for n in nights), NONE)
    spreads = [value.sqrt() for value in variance.values()]
    alone = sum(variance.values(), NONE)
    both = sum(spreads, NONE) ** 2 - alone
    reach = Z90 * (alone + TOGETHER * both).sqrt()
    return _bounded(house, nights, mid, mid - reach, mid + reach, Method.FORECAST, rows[0].as_of)


def _bounded(
    house: House,
    nights: Span,
    mid: Decimal,
    low: Decimal,
    high: Decimal,
    method: Method,
    as_of: datetime | None,
) -> Expected:
    """Nobody sells more than is left, nor gives back more than is booked."""
    most = room_left(house, nights)
    days = [rooms_on(house, night) for night in nights]
    least = -sum((Decimal(day.sold) for day in days if day is not None), NONE)
    low, mid, high = (max(least, min(most, one)) for one in (low, mid, high))
    return Expected(min(low, mid), mid, max(mid, high), method, as_of)
