"""How do the channels stand, and what may still be sent today?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from domain.tenancy.role_words import ROLE_WORDS
from governance.activation.board import board_of
from governance.activation.cards import incident_line, line
from governance.bookings.pausing.sentence import pause_from
from governance.bookings.rhythm import next_reading
from governance.bookings.wire_words import failed_since, updates, wire
from governance.consent.desk.filing import file_in
from governance.consent.desk.verdicts import STATE_WORDS
from governance.contract import Draft
from governance.incident.containing import standing_lines
from governance.office import Office, snapshot
from governance.post.replies import Block, Line, Reply, reply
from store.unit import Unit

UNSETTLED = (State.APPLYING, State.UNKNOWN)


async def channels(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Each channel with its failures, the age of the data, the switch, the quota, what opens, what is unsettled.

    « /canaux mets Airbnb en pause » asks for a card instead.
    """
    if words.strip():
        return await asked(office, caller, words)
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
        unsettled = await unit.proposals.in_state(*UNSETTLED)
        due = await next_reading(office, unit)
        since = [await failed_since(unit, channel) for channel in house.channels]
        pending = [line for p in unsettled for line in await unsettled_lines(unit, p)]
    blocks = [
        Block((Line(say("channels.title", at=house.now), bold=True), *map(Line, per_channel(house, since)))),
        Block(tuple(map(Line, wire(house, due, caller.property_id in office.wires)))),
    ]
    if held := incident_line(house):
        blocks.append(Block((Line(held),)))
    if by_hand := standing_lines(house):
        blocks.append(Block((Line(say("by_hand.standing"), bold=True), *map(Line, by_hand))))
    if opening := being_opened(house):
        blocks.append(Block(tuple(map(Line, opening))))
    if pending:
        blocks.append(Block(tuple(map(Line, pending))))
    return [Reply(tuple(blocks))]


async def asked(office: Office, caller: Caller, words: str, *, unasked: bool = True) -> Sequence[Reply]:
    """A card that closes one channel or opens it again; a person does it in the panel once it is approved."""
    if not may(caller.member.role, Right.FILE):
        raise refuse("error.no_right", role=ROLE_WORDS[caller.member.role])
    now, person = office.clock(), caller.member.person
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        action = pause_from(words, house.hotel.currency, house.channels)
        draft = Draft("cto", action, (say("card.explain_filed", person=person.name, at=now),))
        by = f"person:{person.id}"
        filed = await file_in(unit, office, house, draft, by=by, asked_by=person.id, unasked=unasked)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


async def unsettled_lines(unit: Unit, proposal: Proposal) -> list[Phrase]:
    """What was sent under this number, or is about to be, and what became of it as far as anybody knows."""
    sent = [attempt.started_at for attempt in await unit.attempts.of(proposal.id)]
    if proposal.state is State.UNKNOWN:
        return [say("channels.unknown", number=proposal.number, at=max(sent, default=proposal.filed_at))]
    if not sent:
        return [say("journal.moved_alone", number=proposal.number, state=STATE_WORDS[proposal.state])]
    return [say("channels.sent", number=proposal.number, at=max(sent))]


def per_channel(house: House, failed: Sequence[int]) -> list[Phrase]:
    """One line for each connected channel, then how old the counters are."""
    if not house.channels:
        return [say("channels.none")]
    lines = [updates(channel, n) for channel, n in zip(house.channels, failed, strict=True)]
    return [*lines, say("channels.counted", at=min(channel.counted_at for channel in house.channels))]


def being_opened(house: House) -> list[Phrase]:
    """What is on its way to being open, as the board has it."""
    rows = [row for row in board_of(house) if row.opening.since is not None and not row.opening.is_open]
    return [say("channels.board"), *(line(row, house) for row in rows)] if rows else []


COMMANDS = (Command("canaux", "channels", channels, what=say("command.canaux"), want="safe", rank=1, menu=5),)
