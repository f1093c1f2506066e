"""From when until when is each letter of a stay to be proposed?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from domain.property import Property


class Step(enum.StrEnum):
    """CONFIRMATION of the booking, BEFORE (three days), WELCOME, the MORNING after the first night, REVIEW."""

    CONFIRMATION = "confirmation"
    BEFORE = "before"
    WELCOME = "welcome"
    MORNING = "morning"
    REVIEW = "review"


SETTING = "guests:journey"  # the steps that an owner has chosen; all of them until he has
CONFIRMED_WITHIN = timedelta(hours=2)  # the playbook's T05
DAYS_BEFORE = 3
_AFTER_BOOKING = timedelta(hours=4)  # who has just booked is not written to twice in a row
_STILL_NEWS = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Trip:
    """One booking as its letters see it; `held` is False once it is cancelled or nobody came.

    `shown` is the number that the guest knows; `rooms` are the codes of its room types, one for each room,
    None for an unmapped one.
    """

    number: str
    shown: str
    source: str
    booked_at: datetime
    check_in: date
    check_out: date
    held: bool
    rooms: tuple[str | None, ...] = ()
    name: str | None = None
    country: str | None = None
    email: str | None = None


class Window(NamedTuple):
    """A letter is proposed from `opens` on and makes no sense after `shuts`."""

    opens: datetime
    shuts: datetime


def window(step: Step, trip: Trip, hotel: Property) -> Window | None:
    """When this letter has its time, in the house's zone; None where the stay has no such moment."""

    def at(day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour), hotel.zone)

    one = timedelta(days=1)
    match step:
        case Step.CONFIRMATION:
            return Window(trip.booked_at, min(trip.booked_at + _STILL_NEWS, at(trip.check_in, 20)))
        case Step.BEFORE:
            opens = max(at(trip.check_in - DAYS_BEFORE * one, 10), trip.booked_at + _AFTER_BOOKING)
            return _window(opens, at(trip.check_in - one, 20))
        case Step.WELCOME:
            opens = max(at(trip.check_in, 17), trip.booked_at + _AFTER_BOOKING)
            return _window(opens, at(trip.check_in, 22))
        case Step.MORNING:
            if trip.check_out <= trip.check_in + one:
                return None  # the morning after the only night is a departure
            return Window(at(trip.check_in + one, 10), at(trip.check_in + one, 20))
        case Step.REVIEW:
            return Window(at(trip.check_out + one, 11), at(trip.check_out + 3 * one, 20))


def in_time(step: Step, trip: Trip, now: datetime, hotel: Property) -> bool:
    """Whether the letter has its time now, and the booking still holds its room."""
    found = window(step, trip, hotel)
    return trip.held and found is not None and found.opens <= now <= found.shuts


def _window(opens: datetime, shuts: datetime) -> Window | None:
    return Window(opens, shuts) if opens < shuts else None
