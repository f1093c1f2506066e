"""How do the channels stand, and what may still be sent today?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.front import Caller
from domain.house import ChannelHealth, House
from domain.phrase import Phrase, say
from domain.proposal import State
from governance.desk.office import Office, snapshot
from governance.desk.verdicts import STATE_WORDS
from governance.pull import SOURCE
from governance.replies import Block, Line, Reply
from governance.rhythm import next_reading

UNSETTLED = (State.APPLYING, State.UNKNOWN)


async def channels(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Each channel with its failures, the age of the data, the switch, the quota, and what is unsettled."""
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        unsettled = await unit.proposals.in_state(*UNSETTLED)
        due = await next_reading(office, unit)
    blocks = [
        Block((Line(say("channels.title", at=house.now), bold=True), *map(Line, per_channel(house)))),
        Block(tuple(map(Line, wire(house, due, caller.property_id in office.wires)))),
    ]
    if unsettled:
        rows = (say("journal.moved_alone", number=p.number, state=STATE_WORDS[p.state]) for p in unsettled)
        blocks.append(Block(tuple(map(Line, rows))))
    return [Reply(tuple(blocks))]


def per_channel(house: House) -> list[Phrase]:
    """One line for each connected channel."""
    return [one(channel) for channel in house.channels] or [say("channels.none")]


def one(channel: ChannelHealth) -> Phrase:
    """Failing, waiting or well."""
    if channel.failing_since is not None:
        return say("channels.failing", channel=channel.name, n=channel.failed, since=channel.failing_since)
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
