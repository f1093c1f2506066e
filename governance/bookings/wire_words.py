"""How does the line to the channels read: each channel's updates, the last reading, the switch, the calls left?"""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.house.snapshot import ChannelHealth, House
from domain.phrase import Phrase, say
from governance.bookings.pull import SOURCE
from store.unit import Unit

LOOK_BACK = timedelta(days=60)


async def failed_since(unit: Unit, channel: ChannelHealth) -> int:
    """How many updates failed since the channel's trouble began; HotelRunner's own counters never start anew."""
    if channel.failing_since is None:
        return 0
    counts = await unit.channels.series(channel.code, channel.failing_since - LOOK_BACK)
    before = [failed for at, _, _, failed in counts if at < channel.failing_since]
    return channel.failed - before[-1] if before else channel.failed


def updates(channel: ChannelHealth, failed: int) -> Phrase:
    """Failing, waiting or well."""
    if channel.failing_since is not None:
        return say("channels.failing", channel=channel.name, n=failed, since=channel.failing_since)
    if channel.in_progress:
        return say("channels.waiting", channel=channel.name, n=channel.in_progress)
    return say("channels.ok", channel=channel.name)


def wire(house: House, due: datetime | None, connected: bool) -> list[Phrase]:
    """The wire itself: last reading and next, switch, calls left."""
    if not connected:
        return [say("channels.no_manager")]
    read_at = house.source_ages.get(SOURCE)
    lines = [say("channels.read", at=read_at) if read_at else say("channels.read_never")]
    lines.append(say("channels.next_reading", at=max(due or house.now, house.now)))
    if house.paused:
        lines.append(say("brief.paused"))
    lines.append(say("channels.push_on") if house.push else say("channels.push_off"))
    if house.quota_left is not None:
        lines.append(say("channels.quota", n=house.quota_left))
    return lines
