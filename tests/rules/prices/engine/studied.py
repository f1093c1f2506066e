"""A house's books as a study takes them, for the tests of what rests on a study."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from domain.bookings.night import Night
from domain.nights import Span
from domain.prices.advice import RoomBooked, Study
from domain.prices.rules import NO_RULES
from tests.makers import CASABLANCA, TODAY, villa

ZONE = CASABLANCA
AHEAD = 70


def study(**fields: Any) -> Study:
    """Villa Thaifa's types, each sold for three nights every week of the past fourteen months."""
    hotel = villa()
    kinds = hotel.room_types
    booked = []
    for week in range(-62, 3):
        for place, kind in enumerate(kinds):
            arrival = TODAY + timedelta(days=7 * week + place % 3)
            booked_on = arrival - timedelta(days=21)
            if booked_on < TODAY:
                price = kind.base
                booked.append(RoomBooked(booked_on, arrival, 3, kind.code, "bookingcom", price))
    coming = Span(TODAY, TODAY + timedelta(days=AHEAD))
    nights = tuple(
        Night(
            kind.code,
            night,
            kind.units,
            sold=sum(
                one.room_type == kind.code and one.arrival <= night < one.arrival + timedelta(days=3)
                for one in booked
            ),
            price=kind.base,
        )
        for kind in kinds
        for night in coming
    )
    owner = {(kind.code, night): kind.base or Decimal(0) for kind in kinds for night in coming}
    given: dict[str, Any] = {"city": "Marrakech"} | fields
    return Study(TODAY, kinds, nights, tuple(booked), owner, NO_RULES, **given)
