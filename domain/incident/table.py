"""Does what somebody counted on a channel contradict what was sold, and what follows from it?

The decision table: each row is one rule below, none of them repairs anything.

| own bookings say | the witness says | old enough | then |
|---|---|---|---|
| sold directly | still open | 30 minutes | OPEN: rooms can be sold twice |
| sold by that very channel | still open | once our bookings are read | MAPPING: it sells and does not count |
| free | closed | 6 hours, once our bookings are read | CLOSED: nights that nobody can buy |
| no such booking | a mail announces it | 15 minutes | MISSING |
| there | missing in the panel's own list | – | STALE |
| – | updates fail, or wait through three readings | – | DELIVERY |
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from domain.bookings.booked_room import DIRECT
from domain.finding import Severity
from domain.incident.block import HandBlock
from domain.incident.witness import Booked, Count
from domain.nights import ONE_DAY

SALE_DELAY = timedelta(minutes=30)  # how long a sale may take to reach a channel
FREE_DELAY = timedelta(hours=6)  # and a cancellation
MAIL_DELAY = timedelta(minutes=15)  # how long somebody may need to bring in a booking that a mail announces
SOON = timedelta(days=14)
READINGS = 3  # of a counter that only grows


class Verdict(enum.StrEnum):
    """What a witness and the house disagree on."""

    OPEN = "open"
    MAPPING = "mapping"
    CLOSED = "closed"
    MISSING = "missing"
    STALE = "stale"
    DELIVERY = "delivery"


class Certainty(enum.StrEnum):
    """How sure the house is of it: a picture or a reading of its own, a person's tap, a page that may be cached."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Cell:
    """What the house itself knows of the counted type on the counted night."""

    units: int
    booked: tuple[Booked, ...]
    blocks: tuple[HandBlock, ...] = ()
    out_of_sale: int = 0
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`rooms` too many or too few on one night, of which bookings; `since` when the sale should have been seen."""

    verdict: Verdict
    count: Count
    rooms: int
    numbers: tuple[str, ...]
    since: datetime


def judged(count: Count, cell: Cell, known: datetime | None) -> Contradiction | None:
    """The contradiction of one count, None where there is none or it may be a matter of time.

    `known`: up to when our own bookings are complete, None where they were never read. What is booked or cancelled
    so shortly before the count that the channel need not show it yet counts either way, and so does a room that is
    out of sale. A room that somebody has closed by hand since is no trouble any more.
    """
    if cell.stopped:
        return None
    held = [one for one in cell.booked if one.sleeps(count.night) and one.released_at is None]
    shown = [one for one in held if one.booked_at <= count.at - _delay(one, count.channel)]
    closed = sum(one.rooms for one in _standing(cell.blocks, count) if _closed_by(one, count.at))
    too_many = count.seen - (cell.units - len(shown) - closed)
    if too_many > 0:
        return _open(count, shown, too_many - _closed_since(cell.blocks, count), known)
    perhaps = sum(1 for one in cell.booked if one.sleeps(count.night) and _recent(one, count.at))
    least = cell.units - len(shown) - closed - perhaps - cell.out_of_sale - _asked(cell.blocks, count)
    if count.seen < least and known is not None and known >= count.at:
        return Contradiction(Verdict.CLOSED, count, least - count.seen, (), count.at)
    return None


def severity(verdict: Verdict, night: date, today: date) -> Severity:
    """How loud it is: a room that can be sold twice within a fortnight rings at any hour."""
    if verdict is Verdict.MISSING:
        return Severity.P0
    if verdict is Verdict.OPEN:
        return Severity.P0 if night - today < SOON else Severity.P1
    return Severity.P2 if verdict is Verdict.CLOSED else Severity.P1


def grows(waiting: Sequence[int]) -> bool:
    """Whether a counter of updates under way has only grown over the last readings: nothing is delivered."""
    last = waiting[-READINGS:]
    return len(last) == READINGS and all(after > before for before, after in pairwise(last))


def runs(found: Iterable[Contradiction]) -> tuple[tuple[Contradiction, ...], ...]:
    """Neighbouring nights of one channel, type and verdict together."""
    joined: list[list[Contradiction]] = []
    for one in sorted(found, key=_place):
        last = joined[-1][-1] if joined else None
        if last and _place(last)[:3] == _place(one)[:3] and last.count.night + ONE_DAY == one.count.night:
            joined[-1].append(one)
        else:
            joined.append([one])
    return tuple(tuple(run) for run in joined)


def _open(count: Count, shown: Sequence[Booked], rooms: int, known: datetime | None) -> Contradiction | None:
    """Which sales the channel does not show: direct ones first; its own only once our bookings are read."""
    if rooms <= 0:
        return None
    direct = sorted((one for one in shown if one.source in DIRECT), key=lambda one: one.booked_at)
    if direct and rooms <= len(direct):
        missed = direct[-rooms:]
        since = min(one.booked_at for one in missed) + SALE_DELAY
        return Contradiction(Verdict.OPEN, count, rooms, tuple(one.number for one in missed), since)
    if not shown or known is None or known < count.at:
        return None
    own = [one for one in shown if one.source == count.channel]
    missed = own or list(shown)
    verdict = Verdict.MAPPING if own and not direct else Verdict.OPEN
    since = min(one.booked_at for one in missed)
    return Contradiction(verdict, count, rooms, tuple(one.number for one in missed), since)


def _delay(one: Booked, channel: str) -> timedelta:
    return timedelta(0) if one.source == channel else SALE_DELAY


def _recent(one: Booked, at: datetime) -> bool:
    """Whether it came or went so shortly before, or after, that the channel may show it either way."""
    if one.released_at is not None:
        return one.released_at > at - FREE_DELAY
    return one.booked_at > at - SALE_DELAY


def _standing(blocks: Iterable[HandBlock], count: Count) -> Iterable[HandBlock]:
    return (
        one
        for one in blocks
        if (one.channel, one.room_type) == (count.channel, count.room_type) and count.night in one.nights
    )


def _closed_by(one: HandBlock, at: datetime) -> bool:
    return one.stands and one.closed_at is not None and one.closed_at <= at


def _closed_since(blocks: Iterable[HandBlock], count: Count) -> int:
    return sum(
        one.rooms
        for one in _standing(blocks, count)
        if one.stands and one.closed_at is not None and one.closed_at > count.at
    )


def _asked(blocks: Iterable[HandBlock], count: Count) -> int:
    """Rooms that somebody may have closed before he said so, or may not have opened again yet."""
    return sum(one.rooms for one in _standing(blocks, count) if not _closed_by(one, count.at))


def _place(one: Contradiction) -> tuple[str, str, str, date]:
    return (one.count.channel, one.count.room_type, one.verdict.value, one.count.night)
