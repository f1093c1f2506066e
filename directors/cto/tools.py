"""What may the CTO's model ask about data, channels and what the house itself has found wrong?"""

from __future__ import annotations

from datetime import date, timedelta

from directors.cto.checks import CHECKS
from governance.contract import Answer, Ground
from governance.conversation.toolbox import tool
from governance.conversation.toolbox.asked import span_of, type_of

_MOST_NIGHTS = 62


@tool
async def data_ages(ground: Ground) -> Answer:
    """When each source was last read well, whether that is too old, bodies and messages nobody could read."""
    house = ground.house
    rows = [
        {"source": name, "read_at": read_at, "too_old": house.now - read_at > house.max_data_age}
        for name, read_at in sorted(house.source_ages.items())
    ]
    facts = {
        "never_read": sorted({"reservations", "channels", "rates"} - set(house.source_ages)),
        "oldest_allowed_hours": house.max_data_age / timedelta(hours=1),
        "unread_bodies": len(house.unread),
        "messages_set_aside": house.dead_updates,
    }
    return Answer("sources", facts, rows, house.now)


@tool
async def channel_health(ground: Ground) -> Answer:
    """Connected channels: transactions failed and in progress, and since when a channel has been failing."""
    rows = [
        {
            "channel": one.name,
            "failed": one.failed,
            "in_progress": one.in_progress,
            "failing_since": one.failing_since,
            "counted_at": one.counted_at,
        }
        for one in ground.house.channels
    ]
    notes = ("a count without failures proves that messages were sent, not that a room is closed",)
    return Answer("channel manager", {"connected": len(rows)}, rows, ground.house.now, notes)


@tool
async def push_state(ground: Ground) -> Answer:
    """Whether approved changes may leave by wire, whether that was ever proven, pause, unknown outcomes, quota."""
    house = ground.house
    facts = {
        "push": house.push,
        "paused": house.paused,
        "wire_proven": house.wire_proven,
        "unknown_outcomes": house.unknown,
        "calls_left_today": house.quota_left,
        "sync_incident_open": house.incident_open,
        "writable": {
            code: {"price": rate.price, "restrictions": rate.restrictions, "availability": rate.availability}
            for code, rate in sorted(house.rates.items())
        },
    }
    return Answer("house", facts, as_of=house.now)


@tool
async def calendar_stages(ground: Ground, room_type: str, first: date, last: date) -> Answer:
    """Per night: the price as target, sent, confirmed and observed. Four different things; an empty one is unknown.

    room_type: code or name
    first: first night
    last: last night, included, at most 62 nights
    """
    span_of(first, last, _MOST_NIGHTS)
    kind = type_of(ground.house, room_type)
    rows = [
        {
            "night": one.cell.night,
            "channel": one.cell.channel,
            "target": one.target.value.price if one.target else None,
            "sent": one.sent.value.price if one.sent else None,
            "sent_at": one.sent.at if one.sent else None,
            "confirmed": one.confirmed.value.price if one.confirmed else None,
            "confirmed_at": one.confirmed.at if one.confirmed else None,
            "observed": one.observed.value.price if one.observed else None,
            "observed_at": one.observed.at if one.observed else None,
        }
        for one in await ground.reader.cells(first, last, kind.code)
    ]
    return Answer("rate calendar", {"room_type": kind.code}, rows, ground.house.now)


@tool
async def incidents(ground: Ground) -> Answer:
    """What the checks find wrong: double or unmapped bookings, drift, failing channels, stale data."""
    house = ground.house
    found = sorted((one for check in CHECKS for one in check(house)), key=lambda f: (f.severity, f.key))
    rows = [
        {"key": f.key, "severity": f.severity.name, "what": ground.worded(f.phrase), "night": f.night}
        for f in found
    ]
    return Answer("checks", {"found": len(rows)}, rows, house.now)
