"""What would a file change, before anything of it is kept?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.bookings.night import Night
from domain.bookings.reservation import Reservation
from domain.phrase import Name
from domain.property import Property

Kind = Literal["new", "changed", "cancelled", "same", "late"]
Nights = Mapping[tuple[str, date], Night]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one booking of the file would be; `before` is what is known of it, `line` where the file says it."""

    kind: Kind
    reservation: Reservation
    before: Reservation | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A type that would be sold more often than it exists on a night, and was not so often before.

    `name` is what people call the type: its code where nobody says.
    """

    room_type: str
    night: date
    sold: int
    units: int
    name: Name | str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """What a booking of the file does not say: "price", "room_type" or "guest"."""

    number: str
    line: int
    what: Literal["price", "room_type", "guest"]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """All that a person must know before he says yes.

    `unchanged` are known already, late ones among them. `absent` are bookings that hold a room here, came from the
    same kind of file, arrive within the days that it covers, and are not in it: cancelled elsewhere, or left out.
    `undated` counts the new ones of which the file does not say when they were made.
    """

    new: tuple[Outcome, ...] = ()
    changed: tuple[Outcome, ...] = ()
    cancelled: tuple[Outcome, ...] = ()
    unchanged: tuple[Outcome, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    absent: tuple[Reservation, ...] = ()
    lacks: tuple[Lack, ...] = ()
    undated: int = 0

    @property
    def changes(self) -> int:
        """How many bookings would be other than they are."""
        return len(self.new) + len(self.changed) + len(self.cancelled)


def foreseen(
    outcomes: Sequence[Outcome],
    before: Nights,
    after: Nights,
    held: Iterable[Reservation],
    hotel: Property,
    today: date,
) -> Foreseen:
    """The outcomes sorted, with the nights to come that they oversell and what the file does not speak of.

    `before` and `after` are the nights without and with the file; `held` are the bookings of the same provider that
    hold a room and arrive within the file's days.
    """
    named = {(one.reservation.provider, one.reservation.number) for one in outcomes}
    return Foreseen(
        new=tuple(one for one in outcomes if one.kind == "new"),
        changed=tuple(one for one in outcomes if one.kind == "changed"),
        cancelled=tuple(one for one in outcomes if one.kind == "cancelled"),
        unchanged=tuple(one for one in outcomes if one.kind in {"same", "late"}),
        conflicts=tuple(one for one in _oversold(before, after, hotel) if one.night >= today),
        absent=tuple(one for one in held if (one.provider, one.number) not in named),
        lacks=tuple(lack for one in outcomes if one.kind in {"new", "changed"} for lack in _lacks(one)),
    )


def span_of(bookings: Iterable[Reservation]) -> tuple[date, date] | None:
    """The first and the last day on which a booking of the file arrives; None for none."""
    arrivals = [one.check_in for one in bookings if one.rooms]
    return (min(arrivals), max(arrivals)) if arrivals else None


def _oversold(before: Nights, after: Nights, hotel: Property) -> Iterable[Conflict]:
    for key, night in sorted(after.items(), key=lambda item: (item[1].night, item[1].room_type)):
        was = before.get(key)
        if night.units is None or (night.left or 0) >= 0:
            continue
        if was is None or night.sold > was.sold:
            kind = hotel.room_type(night.room_type)
            name = kind.name if kind else night.room_type
            yield Conflict(night.room_type, night.night, night.sold + night.blocked, night.units, name)


def _lacks(one: Outcome) -> Iterable[Lack]:
    booking = one.reservation
    if booking.holding and booking.total is None:
        yield Lack(booking.number, one.line, "price")
    if any(room.room_type is None for room in booking.holding):
        yield Lack(booking.number, one.line, "room_type")
    if booking.holding and not booking.guest.name:
        yield Lack(booking.number, one.line, "guest")
