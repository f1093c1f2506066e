"""How does an invented booking become a reservation like any other?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from channels.simulated.sample.guests import GuestBook
from channels.simulated.sample.rack import Rack
from channels.simulated.sample.seasons import agreed_price
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money, to_cents
from domain.nights import stay_nights
from domain.property import Property, RoomType

PROVIDER = "hotelrunner"
# What each channel keeps of the price. A sample: the house's contracts are not known.
COMMISSION = {"online": Decimal(0), "bookingcom": Decimal("0.17"), "expedia": Decimal("0.18")}
READ_AT = time(8, 54)


class Clerk:
    """Writes reservations: numbers, people, prices, commissions. `as_of` is when the books were last read."""

    def __init__(self, hotel: Property, today: date, rng: Random) -> None:
        self.hotel, self.today, self.rng = hotel, today, rng
        self.guests = GuestBook(rng)
        self.rack = Rack()
        self.as_of = self.instant(today, READ_AT)
        self._numbers: set[str] = set()

    def day(self, offset: int) -> date:
        """The date so many days from today."""
        return self.today + timedelta(days=offset)

    def at(self, offset: int, hour: int, minute: int = 0) -> datetime:
        """The instant at that local time, so many days from today."""
        return self.instant(self.day(offset), time(hour, minute))

    def instant(self, day: date, local: time) -> datetime:
        return datetime.combine(day, local, self.hotel.zone).astimezone(UTC)

    def kind(self, code: str) -> RoomType:
        """The type by its code. Raises ValueError when the property has none such with rooms and a price."""
        found = self.hotel.room_type(code)
        if found is None or not can_be_sold(found):
            raise ValueError(f"the sample house needs a room type {code} with rooms and a base price")
        return found

    def room(
        self,
        kind: RoomType,
        check_in: date,
        nights: int,
        *,
        number: str | None = None,
        state: ReservationState = ReservationState.CONFIRMED,
        party: tuple[int, int] | None = None,
    ) -> StayRoom:
        """One room at one price a night. The number is kept only for whoever arrives by tomorrow."""
        check_out = check_in + timedelta(days=nights)
        slept = stay_nights(check_in, check_out)
        price = agreed_price(kind, slept, Decimal(self.rng.randrange(94, 104)) / 100)
        adults, children = party or self._party(kind)
        return StayRoom(
            room_type=kind.code,
            check_in=check_in,
            check_out=check_out,
            state=state,
            adults=adults,
            children=children,
            total=price * nights,
            nightly=tuple((night, price) for night in slept),
            external_code=kind.external_code,
            room_number=number if check_in <= self.day(1) and state.holds_a_room else None,
        )

    def book(
        self,
        source: str,
        rooms: Iterable[StayRoom],
        booked_at: datetime,
        guest: Guest | None = None,
        *,
        released_at: datetime | None = None,
        **fields: Any,
    ) -> Reservation:
        """A reservation of these rooms; cancelled when it was released. Other fields by their names."""
        given = tuple(rooms)
        staying = [room for room in given if room.state.holds_a_room]
        total = sum((room.total or Decimal(0) for room in staying or given), Decimal(0))
        due = total * COMMISSION[source] if staying else Decimal(0)
        number = fields.pop("number", None) or self._number()
        facts: dict[str, Any] = {
            "updated_at": released_at or booked_at,
            "channel_number": None if source == "online" else str(self.rng.randrange(10**9, 10**10)),
        }
        revision = facts | fields
        return Reservation(
            provider=PROVIDER,
            number=number,
            source=source,
            state=ReservationState.CANCELLED if released_at else ReservationState.CONFIRMED,
            rooms=given,
            booked_at=booked_at,
            total=Money(total, self.hotel.currency),
            commission=Money(to_cents(due), self.hotel.currency),
            cancelled_at=released_at,
            guest=guest or self.guests.stranger(),
            delivery=f"sample-{number}-{revision['updated_at']:%Y%m%d%H%M}",
            sample=True,
            **revision,
        )

    def _number(self) -> str:
        while True:
            number = f"R{self.rng.randrange(200_000_000, 370_000_000)}"
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def _party(self, kind: RoomType) -> tuple[int, int]:
        """Adults and children: couples in small rooms, families in large ones."""
        places = kind.occupancy or 2
        if places <= 2:
            return self.rng.choices((2, 1), (4, 1))[0], 0
        adults = self.rng.choices((2, 3), (4, 1))[0]
        return adults, self.rng.randrange(max(0, places - adults - 1), places - adults + 1)


def can_be_sold(kind: RoomType) -> bool:
    """Whether the sample house can sell the type: it is sellable, has numbered rooms and a base price."""
    return kind.sellable and bool(kind.rooms) and kind.base is not None
