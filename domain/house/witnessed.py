"""What did a channel's own calendar show, now and when it was last looked at before?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

# Readings kept while our own bookings have not caught up: a day of them.
MOST_WAITING = 48


@dataclass(frozen=True, slots=True)
class Reading:
    """One good reading. `complete` is False when a part of the calendar could not be understood: a night that looks
    free may not be."""

    read_at: datetime
    taken: frozenset[date]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a channel's calendar of one room type showed as taken at `read_at`, and at the looks before (`earlier`,
    newest first) that may still count.

    `read_at` is None when it was never read well, `silent` when the last look failed or it no longer follows its
    neighbours: then only what it showed before counts.
    """

    channel: str
    room_type: str
    read_at: datetime | None
    taken: frozenset[date]
    complete: bool = True
    silent: bool = False
    earlier: tuple[Reading, ...] = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading that may be believed, newest first."""
        if self.silent or self.read_at is None:
            return self.earlier
        return (Reading(self.read_at, self.taken, self.complete), *self.earlier)

    def judged(self, known: datetime) -> Reading | None:
        """The newest reading that our bookings, complete up to `known`, have caught up with."""
        return next((one for one in self.readings if one.read_at <= known), None)

    def following(self, before: Witnessed, known: datetime | None) -> Witnessed:
        """This look after that one: what was judged stays until a newer reading can be, so that a contradiction
        neither vanishes nor rings again while our bookings catch up."""
        kept = [one for one in before.readings if self.read_at is None or one.read_at < self.read_at]
        if self.silent:
            kept = list(before.readings)
        waiting = [one for one in kept if known is None or one.read_at > known][:MOST_WAITING]
        counting = [one for one in kept if known is not None and one.read_at <= known][:1]
        return replace(self, earlier=(*waiting, *counting))
