"""What does the owner know of the town's calendar, and how much did an event really bring?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.nights import Span
from domain.prices.events.demand import DemandCalendar, marrakech
from domain.prices.events.event import Event

AROUND = timedelta(days=42)
FEWEST = 6  # comparable nights: fewer say nothing


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """A stored event, and what the owner expects of demand ("strong", "weak") where he said so."""

    id: int
    event: Event
    expected: str | None = None


def calendar_of(city: str | None, first_year: int, last_year: int, own: Iterable[OwnEvent]) -> DemandCalendar:
    """The town's calendar with the owner's word in place of what was computed; outside Marrakech his word alone."""
    computed = marrakech(first_year, last_year) if city == "Marrakech" else DemandCalendar(())
    return computed.corrected(one.event for one in own)


@dataclass(frozen=True, slots=True)
class SoldNight:
    """What one passed night came to: rooms slept in, and revenue over the `priced` of them."""

    rooms: int
    revenue: Decimal
    priced: int


@dataclass(frozen=True, slots=True)
class Measured:
    """An event's nights against `compared` nights like them: rooms a night, ADR (None without a known price)."""

    rooms: Decimal
    usual: Decimal
    adr: Decimal | None
    usual_adr: Decimal | None
    nights: int
    compared: int


def measured(event: Event, calendar: DemandCalendar, slept: Mapping[date, SoldNight]) -> Measured | None:
    """What the event's nights were, against nights of the same weekdays within six weeks on which nothing happened.

    None while one of its nights is not in `slept`, or where too few nights compare.
    """
    nights = list(Span(event.first, event.last))
    if any(night not in slept for night in nights):
        return None
    weekdays = {night.weekday() for night in nights}
    around = [
        night
        for night in Span(event.first - AROUND, event.last + AROUND)
        if night in slept and night.weekday() in weekdays and not calendar.on(night) and night not in nights
    ]
    if len(around) < FEWEST:
        return None
    there, usual = [slept[night] for night in nights], [slept[night] for night in around]
    return Measured(_rooms(there), _rooms(usual), _adr(there), _adr(usual), len(nights), len(around))


def _rooms(nights: list[SoldNight]) -> Decimal:
    return Decimal(sum(night.rooms for night in nights)) / len(nights)


def _adr(nights: list[SoldNight]) -> Decimal | None:
    priced = sum(night.priced for night in nights)
    return sum((night.revenue for night in nights), Decimal(0)) / priced if priced else None
