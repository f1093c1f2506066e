"""Who books next, when a demonstration asks for a booking?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import cycle
from random import Random
from typing import Any

from channels.simulated.hotelrunner import BookedRoom, SimulatedHotelRunner
from channels.simulated.sample.clerk import can_be_sold
from channels.simulated.sample.guests import GuestBook
from channels.simulated.sample.house import SampleHouse
from domain.bookings.reservation import Guest
from domain.nights import stay_nights
from domain.property import RoomType

SOURCES = ("bookingcom", "online", "bookingcom", "expedia")
NIGHTS = 3
SOONEST, SCATTER = 10, 60


class Newcomers:
    """New bookings in the simulated HotelRunner, each where a room is left, each by somebody new."""

    def __init__(self, twin: SimulatedHotelRunner, sample: SampleHouse) -> None:
        self._twin, self._sample = twin, sample
        self._rng = Random(f"newcomers {sample.today.isoformat()}")  # noqa: S311 - a made-up house
        self._guests = GuestBook(self._rng)
        self._known = {one.guest.email for one in sample.reservations}
        self._sources = cycle(SOURCES)
        self._kinds = [kind for kind in sample.hotel.room_types if can_be_sold(kind)]
        self._rng.shuffle(self._kinds)

    def deliver_next(self) -> str | None:
        """One more booking, waiting to be read like any other: its number; None when nothing is left to sell."""
        for _ in self._kinds:
            kind = self._kinds.pop(0)
            self._kinds.append(kind)
            if room := self._room(kind):
                return self._book(room)
        return None

    def _room(self, kind: RoomType) -> BookedRoom | None:
        """The first three nights with a room and a price, from some day of the coming weeks."""
        code = kind.external_code or kind.code
        start = SOONEST + self._rng.randrange(SCATTER)
        last = max(cell.night for cell in self._sample.calendar) - timedelta(days=NIGHTS)
        check_in = self._sample.today + timedelta(days=start)
        while check_in <= last:
            check_out = check_in + timedelta(days=NIGHTS)
            shown = [self._twin.value(code, night) for night in stay_nights(check_in, check_out)]
            if all(int(cell.get("availability", 0)) > 0 and "price" in cell for cell in shown):
                mean = sum((Decimal(cell["price"]) for cell in shown), Decimal(0)) / NIGHTS
                price = (mean / 10).quantize(Decimal(1), ROUND_HALF_EVEN) * 10
                return BookedRoom(code, check_in, check_out, price)
            check_in += timedelta(days=1)
        return None

    def _book(self, room: BookedRoom) -> str:
        source = next(self._sources)
        guest = self._guests.stranger()
        while guest.email in self._known:
            guest = self._guests.stranger()
        first, _, last = (guest.name or "").partition(" ")
        return self._twin.add_booking(
            [room],
            channel=source,
            first=first,
            last=last,
            country=guest.country or "",
            provider_number=None if source == "online" else str(self._rng.randrange(10**9, 10**10)),
            extra={"address": address(guest)},
        )


def address(guest: Guest) -> Mapping[str, Any]:
    """The documented address object with what is known about an invented guest."""
    return {
        "city": None,
        "state": None,
        "country": None,
        "country_code": guest.country,
        "phone": guest.phone,
        "email": guest.email,
        "street": None,
        "street_2": None,
        "postal_code": None,
    }
