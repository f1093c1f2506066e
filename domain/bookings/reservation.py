"""Who stays when, in which type, from which channel, and in which revision do we know it?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.money import Money
from domain.nights import stay_nights


class ReservationState(enum.StrEnum):
    """Reserved and confirmed both hold a room; the others do not."""

    RESERVED = "reserved"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"

    @property
    def holds_a_room(self) -> bool:
        return self in {ReservationState.RESERVED, ReservationState.CONFIRMED}


@dataclass(frozen=True, slots=True)
class StayRoom:
    """One room of a reservation. `room_type` is None when the channel's code is mapped to none of ours."""

    room_type: str | None
    check_in: date
    check_out: date
    state: ReservationState
    adults: int | None = None
    children: int | None = None
    total: Decimal | None = None
    nightly: tuple[tuple[date, Decimal], ...] = ()
    external_code: str | None = None
    room_number: str | None = None

    @property
    def nights(self) -> tuple[date, ...]:
        return stay_nights(self.check_in, self.check_out)


@dataclass(frozen=True, slots=True)
class Guest:
    """Personal data; kept in its own table with a retention date, never in the journal."""

    name: str | None = None
    country: str | None = None
    email: str | None = None
    phone: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """One booking as a channel or a file delivered it: one revision of possibly many.

    `source` is the channel code ("online", "bookingcom"); `updated_at` orders revisions; `delivery` names this
    very delivery (for acknowledging and de-duplicating); `booked_at` is when the guest booked.
    """

    provider: str
    number: str
    source: str
    state: ReservationState
    rooms: tuple[StayRoom, ...]
    booked_at: datetime
    updated_at: datetime
    total: Money | None = None
    commission: Money | None = None
    cancelled_at: datetime | None = None
    guest: Guest = Guest()
    vip: bool = False
    segment: str | None = None
    delivery: str | None = None
    channel_number: str | None = None
    requires_response: bool = False
    sample: bool = False

    @property
    def check_in(self) -> date:
        return min(room.check_in for room in self.rooms)

    @property
    def check_out(self) -> date:
        return max(room.check_out for room in self.rooms)

    @property
    def holding(self) -> tuple[StayRoom, ...]:
        """The rooms that this reservation occupies: none once it is cancelled or a no-show."""
        if not self.state.holds_a_room:
            return ()
        return tuple(room for room in self.rooms if room.state.holds_a_room)
