"""How does a test booking show whether a sale reaches each channel, and when must it be cancelled?"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

WAITS = (
    timedelta(minutes=15),
    timedelta(minutes=30),
)  # after the booking, and the first one after cancelling
IN_TIME = timedelta(minutes=35)  # a look asked for at half an hour, with the time that a person takes
RINGS = timedelta(minutes=60)  # the test booking still stands: P0
RINGS_AGAIN = timedelta(minutes=15)
GIVEN_UP = timedelta(hours=24)  # nobody counted, or booked
LAST_LOOK = timedelta(hours=6)  # nobody counted after the cancelling


class Phase(enum.StrEnum):
    """Counting before → booking → booked → cancelled → concluded; given up while nothing is booked."""

    BEFORE = "before"
    BOOKING = "booking"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    CONCLUDED = "concluded"
    GIVEN_UP = "given_up"


MOVES: Mapping[Phase, frozenset[Phase]] = {
    Phase.BEFORE: frozenset({Phase.BOOKING, Phase.GIVEN_UP}),
    Phase.BOOKING: frozenset({Phase.BOOKED, Phase.GIVEN_UP}),
    Phase.BOOKED: frozenset({Phase.CANCELLED}),
    Phase.CANCELLED: frozenset({Phase.CONCLUDED}),
    Phase.CONCLUDED: frozenset(),
    Phase.GIVEN_UP: frozenset(),
}


class Round(enum.StrEnum):
    """When a channel is counted."""

    BEFORE = "before"
    FIRST = "first"
    SECOND = "second"
    AFTER = "after"


class Outcome(enum.StrEnum):
    """Whether the sale reached the channel: one room less in time; late, or not one room; not at all; not seen."""

    YES = "yes"
    PARTIAL = "partial"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody saw on a channel: `seen` rooms of the type on the night."""

    round: Round
    channel: str
    seen: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SyncTest:
    """A test as its row says; while it runs (`running`) settings, other bookings of the type and support wait."""

    id: int
    token: str
    incident: int
    phase: Phase
    room_type: str
    night: date
    channels: tuple[str, ...]
    approved_by: str
    approved_at: datetime
    proposal: int | None = None
    booked_at: datetime | None = None
    cancelled_at: datetime | None = None
    rung_at: datetime | None = None
    concluded_at: datetime | None = None
    looks: tuple[Look, ...] = ()

    @property
    def running(self) -> bool:
        return self.phase not in {Phase.CONCLUDED, Phase.GIVEN_UP}

    @property
    def to_cancel(self) -> bool:
        """Whether a test booking stands that somebody must cancel."""
        return self.booked_at is not None and self.cancelled_at is None

    def seen(self, round: Round) -> Mapping[str, Look]:
        """The first look at each channel in this round."""
        found: dict[str, Look] = {}
        for one in self.looks:
            if one.round is round:
                found.setdefault(one.channel, one)
        return found

    def uncounted(self, round: Round) -> tuple[str, ...]:
        """The channels that nobody has counted in this round."""
        return tuple(one for one in self.channels if one not in self.seen(round))


@dataclass(frozen=True, slots=True)
class Result:
    """What the test says of one channel; `minutes` from the booking to the look that first showed the sale."""

    channel: str
    outcome: Outcome
    before: int | None = None
    booked: int | None = None
    after: int | None = None
    minutes: int | None = None
    restored: bool | None = None


def due_round(test: SyncTest, now: datetime) -> Round | None:
    """Which counts are to be asked for now, where they are still missing."""
    if test.phase is Phase.BEFORE:
        return Round.BEFORE
    if test.phase is Phase.BOOKED and test.booked_at is not None:
        if now - test.booked_at >= WAITS[1]:
            return Round.SECOND
        return Round.FIRST if now - test.booked_at >= WAITS[0] else None
    if test.phase is Phase.CANCELLED and test.cancelled_at is not None:
        return Round.AFTER if now - test.cancelled_at >= WAITS[0] else None
    return None


def overdue(test: SyncTest, now: datetime) -> bool:
    """Whether the test booking stands for an hour, and nobody was told so in the last quarter of an hour."""
    if test.booked_at is None or test.cancelled_at is not None or now - test.booked_at < RINGS:
        return False
    return test.rung_at is None or now - test.rung_at >= RINGS_AGAIN


def lapsed(test: SyncTest, now: datetime) -> Phase | None:
    """Where a test goes that nobody goes on with; a booking that stands never lapses."""
    if test.phase in {Phase.BEFORE, Phase.BOOKING} and now - test.approved_at >= GIVEN_UP:
        return Phase.GIVEN_UP
    if test.phase is Phase.CANCELLED and test.cancelled_at and now - test.cancelled_at >= LAST_LOOK:
        return Phase.CONCLUDED
    return None


def results(test: SyncTest) -> tuple[Result, ...]:
    """Per channel whether, and after how many minutes, it showed one room less; nothing is read into
    silence, nor into a channel that offered no room before."""
    return tuple(_result(test, channel) for channel in test.channels)


def overall(found: Sequence[Result]) -> Outcome:
    """One word for all channels: every one, none, or something between; unknown where nobody looked anywhere."""
    outcomes = {one.outcome for one in found} - {Outcome.UNKNOWN}
    if not outcomes:
        return Outcome.UNKNOWN
    return outcomes.pop() if len(outcomes) == 1 else Outcome.PARTIAL


def _result(test: SyncTest, channel: str) -> Result:
    before = test.seen(Round.BEFORE).get(channel)
    during = [
        one for one in test.looks if one.channel == channel and one.round in {Round.FIRST, Round.SECOND}
    ]
    last = test.seen(Round.AFTER).get(channel)
    if before is None or not before.seen or not during or test.booked_at is None:  # no room can leave none
        return Result(channel, Outcome.UNKNOWN, before.seen if before else None)
    moved = next((one for one in during if one.seen < before.seen), None)
    shown = moved or during[-1]
    minutes = None if moved is None else int((moved.at - test.booked_at).total_seconds() // 60)
    after = last.seen if last else None
    restored = None if after is None or moved is None else after == before.seen
    outcome = Outcome.NO
    if moved is not None:
        in_time = moved.at - test.booked_at <= IN_TIME
        whole = moved.seen == before.seen - 1 and in_time and restored is not False
        outcome = Outcome.YES if whole else Outcome.PARTIAL
    return Result(channel, outcome, before.seen, shown.seen, after, minutes, restored)
