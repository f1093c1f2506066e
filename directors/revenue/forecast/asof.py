"""What was on the books at the end of any past day, for any night, without knowing what came later?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directors.revenue.forecast.bookings import NEVER, Bookings, Days, Floats


@dataclass(frozen=True, slots=True)
class RoomNights:
    """Reservations laid out night by night: one row per room and night.

    `lead` is how many days before the night the room was booked, `fell` how many days before it the
    reservation stopped holding it (-1: never); `row` points back to the reservation.
    """

    night: Days
    lead: Days
    fell: Days
    row: Days


def room_nights(bookings: Bookings) -> RoomNights:
    """Every reservation repeated for each of its nights."""
    row = np.repeat(np.arange(len(bookings)), bookings.nights)
    first = np.repeat(np.cumsum(bookings.nights) - bookings.nights, bookings.nights)
    night = bookings.arrival[row] + np.arange(len(row)) - first
    gone = bookings.gone[row]
    fell = np.where(gone == NEVER, -1, night - gone)
    return RoomNights(night, night - bookings.booked[row], fell, row)


@dataclass(frozen=True, slots=True)
class Curves:
    """Booking curves of consecutive nights: arrays [group, night, days before].

    `held[g, n, h]` rooms on the books of night `first + n` at the end of the day `h` days before; `kept` those
    of them that were slept in at last. A cell is known at the end of day d when first + n - h <= d (`held`)
    or first + n <= d (`kept`): reading only those cells is what keeps a forecast free of look-ahead.
    """

    first: int
    held: Floats
    kept: Floats

    @property
    def slept(self) -> Floats:
        """Rooms slept in, [group, night]."""
        return self.kept[:, :, 0]


def booking_curves(
    bookings: Bookings, first: int, last: int, horizon: int, group: Days | None = None, groups: int = 1
) -> Curves:
    """Booking curves for the nights first..last and 0..horizon days before.

    `group` gives each reservation's position on the first axis (room type, channel, ...); all in one without it.
    """
    stays = room_nights(bookings)
    inside = (stays.night >= first) & (stays.night <= last)
    night, lead, fell = stays.night[inside] - first, stays.lead[inside], stays.fell[inside]
    lane = np.zeros(len(night), dtype=np.int64) if group is None else group[stays.row[inside]]
    shape = (groups, last - first + 1, horizon + 1)
    held, kept = np.zeros(shape), np.zeros(shape)
    top = np.minimum(lead, horizon)
    np.add.at(held, (lane, night, top), 1.0)
    lost = fell >= 0
    np.add.at(held, (lane[lost], night[lost], np.minimum(fell[lost], horizon)), -1.0)
    stayed = ~lost
    np.add.at(kept, (lane[stayed], night[stayed], top[stayed]), 1.0)
    return Curves(first, _from_far(held), _from_far(kept))


def _from_far(steps: Floats) -> Floats:
    return np.ascontiguousarray(np.cumsum(steps[:, :, ::-1], axis=2)[:, :, ::-1])


def on_books(bookings: Bookings, as_of: int, first: int, last: int, groups: int | None = None) -> Floats:
    """Rooms on the books at the end of day `as_of`, [room type, night] for the nights first..last."""
    kinds = len(bookings.kinds) if groups is None else groups
    stays = room_nights(bookings)
    known = (bookings.booked <= as_of) & (bookings.gone > as_of)
    use = known[stays.row] & (stays.night >= first) & (stays.night <= last)
    table = np.zeros((max(kinds, 1), last - first + 1))
    np.add.at(table, (bookings.kind[stays.row[use]], stays.night[use] - first), 1.0)
    return table
