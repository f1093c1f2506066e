"""Which nights does a channel's iCal feed show as taken?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component

from channels.ical.kinds import Kind, kind_of
from domain.nights import ONE_DAY

MOST_EVENTS = 5_000
# Rules that would take more nights than an event shows (RFC 5545 §3.8.5); no booking channel writes them.
_REPEATS = ("RRULE", "RDATE", "EXRULE")
# What icalendar raises on bodies that are no calendar, and on properties that it kept as broken.
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class BrokenFeed(ValueError):
    """The body is no calendar, or only a part of one. The words hold nothing of it and are safe to log."""


class _Skipped(ValueError):
    """One event cannot be read; the words name the property only."""


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """Nights from `first` to `last`, both included, that the channel shows as taken.

    Neither guest, telephone digits nor the reservation's address are kept.
    """

    first: date
    last: date
    uid: str
    kind: Kind
    cancelled: bool = False
    sequence: int = 0

    @property
    def key(self) -> str:
        """The same for every reading of the same content, whenever the feed was written."""
        told = f"{self.uid}|{self.first}|{self.last}|{self.kind}|{self.cancelled}"
        return hashlib.sha256(told.encode(errors="replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Feed:
    """One reading: the events in order, what could not be read, and the newest instant that the feed names."""

    events: tuple[FeedEvent, ...]
    problems: tuple[str, ...] = ()
    stamped_at: datetime | None = None

    @property
    def digest(self) -> str:
        """The same while the feed tells the same nights."""
        return hashlib.sha256("".join(event.key for event in self.events).encode()).hexdigest()

    @property
    def taken(self) -> tuple[FeedEvent, ...]:
        """The events that still take their nights."""
        return tuple(event for event in self.events if not event.cancelled)


def read_feed(body: bytes, channel: str, zone: ZoneInfo) -> Feed:
    """The feed in `body`. Dates are nights of the house; instants are brought into its `zone`.

    An event that cannot be read becomes a problem and leaves the others readable. Raises BrokenFeed.
    """
    calendar = _calendar(body)
    found: list[FeedEvent] = []
    problems: list[str] = []
    stamps: list[datetime] = []
    events = calendar.walk("VEVENT")
    if len(events) > MOST_EVENTS:
        raise BrokenFeed(f"more than {MOST_EVENTS} events")
    for number, event in enumerate(events, start=1):
        try:
            stamps += [at for at in (_instant(event, "LAST-MODIFIED"), _instant(event, "DTSTAMP")) if at]
            if _words(event, "TRANSP").upper() != "TRANSPARENT":  # takes no time (RFC 5545 §3.8.2.7)
                found.append(_read(event, channel, zone))
        except _Skipped as problem:
            problems.append(f"event {number}: {problem}")
    kept, repeated = _one_each(found)
    return Feed(kept, (*problems, *repeated), max(stamps, default=None))


def _calendar(body: bytes) -> Calendar:
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper().startswith(b"BEGIN:VCALENDAR"):
        raise BrokenFeed("not a calendar")
    try:
        read = Calendar.from_ical(body.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except _UNREADABLE:
        raise BrokenFeed("a calendar that breaks off or cannot be read") from None
    if not isinstance(read, Calendar):
        raise BrokenFeed("not one calendar")
    return read


def _read(event: Component, channel: str, zone: ZoneInfo) -> FeedEvent:
    if any(rule in event for rule in _REPEATS):
        raise _Skipped("repeats, and repetition is not read")
    first, end = _stay(event, zone)
    if end <= first:
        raise _Skipped("takes no night")
    uid = _words(event, "UID") or f"no-uid:{first.isoformat()}:{end.isoformat()}"
    return FeedEvent(
        first=first,
        last=end - ONE_DAY,
        uid=uid[:255],
        kind=kind_of(channel, _words(event, "SUMMARY")),
        cancelled=_words(event, "STATUS").upper() == "CANCELLED",
        sequence=_sequence(event),
    )


def _stay(event: Component, zone: ZoneInfo) -> tuple[date, date]:
    """Arrival and departure: DTEND is the day of departure, no night of the stay (RFC 5545 §3.6.1)."""
    start = _value(event, "DTSTART")
    if not isinstance(start, date):
        raise _Skipped("DTSTART is missing or no date")
    end, lasts = _value(event, "DTEND"), _value(event, "DURATION")
    if isinstance(end, date):
        return _day(start, zone), _day(end, zone)
    if end is not None:
        raise _Skipped("DTEND is no date")
    if isinstance(lasts, timedelta):
        return _day(start, zone), _day(_later(start, lasts), zone)
    if isinstance(start, datetime):
        raise _Skipped("no end is given")
    return start, _later(start, ONE_DAY)  # an all-day event without an end takes its one day


def _later(start: date, lasts: timedelta) -> date:
    try:
        return start + lasts
    except OverflowError:
        raise _Skipped("DURATION leads nowhere") from None


def _day(value: date, zone: ZoneInfo) -> date:
    """The house's own date of a date or an instant; an instant without a zone is the house's time."""
    if not isinstance(value, datetime):
        return value
    try:
        return value.astimezone(zone).date() if value.tzinfo else value.date()
    except OverflowError:
        raise _Skipped("an instant out of all time") from None


def _property(event: Component, name: str) -> Any:
    """A property; of one that is repeated against the rules the first."""
    found = event.get(name)
    return found[0] if isinstance(found, list) and found else found


def _value(event: Component, name: str) -> Any:
    """A date, instant or length of time; None when the property is missing."""
    found = _property(event, name)
    if found is None:
        return None
    try:
        return found.dt
    except _UNREADABLE:
        raise _Skipped(f"{name} cannot be read") from None


def _instant(event: Component, name: str) -> datetime | None:
    """An instant in UTC; None when it is missing or unreadable: it only dates the feed."""
    try:
        at = _value(event, name)
        if not isinstance(at, datetime):
            return None
        return at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (_Skipped, OverflowError):
        return None


def _words(event: Component, name: str) -> str:
    found = _property(event, name)
    return str(found).strip() if isinstance(found, str) else ""


def _sequence(event: Component) -> int:
    found = _property(event, "SEQUENCE")
    return int(found) if isinstance(found, int) else 0


def _one_each(found: Iterable[FeedEvent]) -> tuple[tuple[FeedEvent, ...], Sequence[str]]:
    """Repetitions dropped; of one event's revisions the newest; others that share a UID told apart by date."""
    by_uid: dict[str, list[FeedEvent]] = {}
    for event in {event.key: event for event in found}.values():
        by_uid.setdefault(event.uid, []).append(event)
    kept: list[FeedEvent] = []
    notes: list[str] = []
    for events in by_uid.values():
        newest = max(event.sequence for event in events)
        current = sorted((event for event in events if event.sequence == newest), key=_place)
        kept.append(current[0])
        for other in current[1:]:
            notes.append(f"one UID for several stays, again on {other.first.isoformat()}")
            kept.append(replace(other, uid=f"{other.uid[:200]}@{other.first}/{other.last}"))
    return tuple(sorted(kept, key=_place)), notes


def _place(event: FeedEvent) -> tuple[date, date, str]:
    return event.first, event.last, event.uid
