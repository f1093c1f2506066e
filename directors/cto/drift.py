"""Where does a channel show the house otherwise than the house knows itself?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from directors.cto.overbooking import booking_label, concerned
from domain.figure import Figure, Source
from domain.finding import Finding, Severity
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.house.witness import Disagreement, Drift, disagreements
from domain.phrase import Phrase, say
from domain.property import RoomType


def witnessed_drift(house: House) -> Iterator[Finding]:
    """A P1 for each run of nights on which a channel's own calendar contradicts what was sold."""
    for seen in house.witnessed:
        kind = house.hotel.room_type(seen.room_type)
        if kind is not None:
            yield from (_finding(house, kind, found) for found in disagreements(seen, house))


def silent_feeds(house: House) -> Iterator[Finding]:
    """A P1 for each calendar that was looked at and does not tell any more: it can witness nothing."""
    for seen in house.witnessed:
        kind = house.hotel.room_type(seen.room_type)
        late = seen.read_at is not None and house.now - seen.read_at > house.max_data_age
        if kind is None or not (seen.silent or late):
            continue
        channel = channel_name(seen.channel, house)
        since = seen.read_at
        yield Finding(
            key=f"feed_silent:{seen.channel}:{seen.room_type}",
            director="cto",
            severity=Severity.P1,
            phrase=say("cto.feed_never", channel=channel, room_type=kind.name)
            if since is None
            else say("cto.feed_silent", channel=channel, room_type=kind.name, since=since),
            state="silent",
        )


def _finding(house: House, kind: RoomType, found: Disagreement) -> Finding:
    stays = concerned(house, kind.code, found.nights)
    channel = channel_name(found.channel, house)
    offered = found.drift is Drift.OPEN
    return Finding(
        # The last night of a run stays the same while its first ones pass.
        key=f"drift:{found.channel}:{kind.code}:{found.drift}:{found.nights.last.isoformat()}",
        director="cto",
        severity=Severity.P1,
        phrase=say(
            "cto.drift_open" if offered else "cto.drift_closed",
            channel=channel,
            room_type=kind.name,
            span=found.nights,
        ),
        state=",".join(sorted({stay.number for stay in stays})),
        options=(
            say("cto.drift_seen", channel=channel, at=found.read_at),
            *(booking_label(house, stay) for stay in stays),
            _what_to_do(found, channel),
        ),
        figures=(_figure(found, tuple(stay.number for stay in stays)),),
        night=found.nights.first,
    )


def _what_to_do(found: Disagreement, channel: str) -> Phrase:
    if found.drift is Drift.OPEN:
        return say("cto.drift_close", channel=channel, span=found.nights)
    return say("cto.drift_ask", channel=channel)


def _figure(found: Disagreement, numbers: tuple[str, ...]) -> Figure:
    return Figure(
        key=f"drift:{found.channel}:{found.room_type}:{found.drift}:{found.nights.last.isoformat()}",
        value=Decimal(len(found.nights)),
        unit="nights",
        as_of=found.read_at,
        formula="nights",
        operands=(("nights", Decimal(len(found.nights))),),
        sources=(
            Source("night", tuple(f"{found.room_type}@{night.isoformat()}" for night in found.nights)),
            Source("calendar_feed", (f"{found.channel}:{found.room_type}",)),
            *([Source("reservation", numbers)] if numbers else ()),
        ),
    )
