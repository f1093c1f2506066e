"""How is a channel verified by its own protocol, and looked at again every month?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.activation.board import OPEN, ChannelState
from domain.activation.checks import AGAIN, CheckDone, check_lacks, is_well, latest
from domain.activation.move import MoveChannel
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.board import standing
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.missions.evidence import Evidence, EvidenceKind, distinct
from domain.opening.profile import Check
from domain.phrase import Phrase, say
from governance.activation.moving import Stepped, Wish, move
from governance.activation.protocol import protocol, since, to_look
from governance.consent.kinds.channel_move.effect import step
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

S = ChannelState


async def look(
    office: Office,
    unit: Unit,
    member: Member,
    channel: str,
    check: str,
    words: str,
    evidence: Sequence[Evidence],
) -> Stepped | None:
    """Keep what somebody saw. When everything was seen well the channel is verified, and when a point of a verified
    one was not, it is only live again: what became of that step.

    Refusal: not his, a thing that is not in the protocol, too little to go by, or neither a yes nor a no.
    """
    if not may(member.role, Right.FILE):
        raise refuse("activation.not_yours")
    house, now = await snapshot(office, unit), office.clock()
    opening = standing(house, channel)
    if check not in {one.id for one in protocol(channel)} or opening.state not in OPEN:
        raise refuse("check.not_now", channel=channel_name(channel, house))
    lacks = check_lacks(check, words, evidence)
    if lacks is not None:
        raise lacks
    by = f"person:{member.person.id}"
    done = CheckDone(channel, check, is_well(check, words), words, distinct(evidence), by, now)
    await unit.checks.add(done)
    body = {"channel": channel, "check": check, "well": done.well}
    await unit.journal.append("channel.checked", f"channel:{channel}", by, body, now)
    if opening.state is S.VERIFIED and not done.well:
        back = MoveChannel(channel, S.VERIFIED, S.LIVE, house.hotel.currency, words, done.evidence)
        moved = await step(unit, back, by=by, at=now)
        return Stepped(await unit.openings.get(channel) or opening) if moved else None
    if opening.state is not S.LIVE or await to_look(unit, opening, now):
        return None
    seen = latest(await unit.checks.of(channel), since(opening, now)).values()
    whole = Evidence(EvidenceKind.READING, f"protocol:{len(seen)}", by, now)
    shown = (whole, *(piece for one in seen for piece in one.evidence))
    return await move(office, unit, member, Wish(channel, S.VERIFIED, "", shown))


def checks_reply(
    house: House, channel: str, looks: Sequence[CheckDone], *, above: Sequence[Phrase] = ()
) -> Reply:
    """The protocol as a list, ticked where somebody has looked, with a button for each that is open."""
    opening = standing(house, channel)
    seen = latest(looks, since(opening, house.now))
    head = Line(say("check.title", channel=channel_name(channel, house)), bold=True)
    lines = [_line(place, one, seen.get(one.id)) for place, one in enumerate(protocol(channel), 1)]
    open_ones = [
        Button(say("check.look", n=place), f"j:{channel}:{one.id}", Tone.PLAIN)
        for place, one in enumerate(protocol(channel), 1)
        if one.id not in seen or not seen[one.id].well
    ]
    rows = [tuple(open_ones[n : n + 3]) for n in range(0, len(open_ones), 3)]
    back = (Button(say("button.channel_open"), f"h:{channel}:open"),)
    return Reply((Block((*map(Line, above), head, *lines)),), (*rows, back))


async def ask_again(office: Office, property_id: str) -> None:
    """Once a month each verified channel's protocol comes back to whoever files, with its buttons."""
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        openings = [one for one in await unit.openings.all() if one.state is S.VERIFIED]
        hotel = await unit.property.get()
    due = [one for one in openings if now - (one.reminded_at or one.since or now) >= AGAIN]
    if not due or after_quiet_hours(now, hotel) > now:
        return
    async with office.store.unit(property_id) as unit:
        house = await snapshot(office, unit)
        members = [one for one in await unit.people.members() if may(one.role, Right.FILE)]
        for opening in due:
            if await unit.openings.reminded(opening, now):
                looks = await unit.checks.of(opening.channel)
                name = channel_name(opening.channel, house)
                notice = checks_reply(
                    house, opening.channel, looks, above=(say("check.again", channel=name),)
                )
                await tell(unit, members, notice, f"verify:{opening.channel}:{now.isoformat()}", now)


def _line(place: int, check: Check, seen: CheckDone | None) -> Line:
    told = {"n": place, "what": check.text}
    if seen is None:
        return Line(say("check.open", **told))
    if not seen.well:
        return Line(say("check.failed", **told, words=seen.words))
    return Line(say("check.well", **told))
