"""Until when should a guest have his answer, and by whose clock?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.property import Property


class Stage(enum.StrEnum):
    """Where a guest stands with the house."""

    IN_HOUSE = "in_house"
    ARRIVES_TODAY = "arrives_today"
    BEFORE = "before"
    AFTER = "after"
    ENQUIRY = "enquiry"


# The house's own limits; those of a stay count by day only, like an enquiry's.
LIMITS: Mapping[Stage, timedelta] = {
    Stage.IN_HOUSE: timedelta(minutes=10),
    Stage.ARRIVES_TODAY: timedelta(minutes=15),
    Stage.BEFORE: timedelta(hours=2),
    Stage.AFTER: timedelta(hours=2),
    Stage.ENQUIRY: timedelta(hours=1),
}
# Until when a channel counts an answer as given (reply score), whatever the hour.
SCORES: Mapping[str, timedelta] = {
    "bookingcom": timedelta(hours=24),
    "airbnb": timedelta(hours=24),
    "expedia": timedelta(hours=24),
    "agoda": timedelta(hours=24),
}


@dataclass(frozen=True, slots=True)
class Stayed:
    """The stay that a thread is about, as far as clocks care. `held` is False for one that was cancelled."""

    number: str
    check_in: date
    check_out: date
    room: str | None = None
    held: bool = True


def stage_of(stay: Stayed | None, today: date) -> Stage:
    """Where the guest stands today; without a stay that holds a room he enquires."""
    if stay is None or not stay.held:
        return Stage.ENQUIRY
    if stay.check_in == today:
        return Stage.ARRIVES_TODAY
    if stay.check_in < today <= stay.check_out:
        return Stage.IN_HOUSE
    return Stage.BEFORE if stay.check_in > today else Stage.AFTER


def due_by(asked_at: datetime, stage: Stage, hotel: Property) -> datetime:
    """When the house wants the answer given. Who sleeps in the house, or arrives today, has no night."""
    limit = LIMITS[stage]
    if stage in {Stage.IN_HOUSE, Stage.ARRIVES_TODAY}:
        return asked_at + limit
    return hotel.after_quiet_hours(asked_at) + limit


def score_by(asked_at: datetime, channel: str) -> datetime | None:
    """When the channel's own clock runs out; None where the channel keeps none."""
    limit = SCORES.get(channel)
    return None if limit is None else asked_at + limit


def is_night(at: datetime, hotel: Property) -> bool:
    """Whether the house sleeps at that instant."""
    return hotel.after_quiet_hours(at) != at
