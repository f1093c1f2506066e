"""Who has access to which channel, by which entry of the vault? /acces writes it down, outside of any secret."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.command import Caller, Command
from bot.commands.activation.activation import names_of
from bot.commands.taps import Beside
from domain.activation.handover import Handover
from domain.activation.sentence import channel_said
from domain.consent.rights import Right, may
from domain.conversation.periods import read_end
from domain.conversation.secrets.masking import is_masked, masked
from domain.conversation.sentence import read
from domain.errors import refuse
from domain.folding import fold
from domain.house.channel_names import channel_name
from domain.phrase import Phrase, say
from governance.office import Office, snapshot
from governance.post.replies import Block, Button, Line, Reply
from store.unit import Unit

PARTS = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """A handover as it was typed."""

    channel: str
    entry: str
    given_to: str
    until: date


async def handovers(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words who has what; « Expedia ; fiche du coffre ; Omar ; 15/12 » writes a handover down."""
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            return [await page(unit)]
    if not may(caller.member.role, Right.FILE):
        raise refuse("handover.not_yours")
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit)
        people = await unit.people.names()
        told = handover_from(words, names_of(house), people, house.today)
        by = f"person:{caller.member.person.id}"
        one = Handover(0, told.channel, told.entry, by, told.given_to, now, told.until)
        number = await unit.handovers.add(one)
        body = {"channel": one.channel, "to": one.given_to, "until": one.until.isoformat()}
        await unit.journal.append("access.handed_over", f"handover:{number}", by, body, now)
        return await caller.heard(unit, now, await page(unit, above=(say("handover.noted"),)))


def handover_from(words: str, names: Mapping[str, str], people: Mapping[str, str], today: date) -> Wanted:
    """The four parts between semicolons. Refusal: a part is missing, unknown, past, or is the secret itself."""
    parts = [part.strip() for part in re.split(r"\s*;\s*", words.strip().strip(";"))]
    if len(parts) != PARTS or not all(parts):
        raise refuse("handover.how")
    if is_masked(masked(words)):
        raise refuse("handover.secret")
    channel = channel_said(parts[0], names).channel
    found = [who for who, name in people.items() if fold(name) == fold(parts[2])]
    if len(found) != 1:
        raise refuse("mission.unknown_person", name=parts[2], people=", ".join(sorted(people.values())))
    sentence = read(parts[3])
    until = read_end(sentence, 0, today)
    if until is None or until[1] != len(sentence) or until[0] < today:
        raise refuse("handover.until", words=parts[3])
    return Wanted(channel, parts[1][:100], found[0], until[0])


async def page(unit: Unit, *, above: Sequence[Phrase] = ()) -> Reply:
    """Every access that nobody has taken back, with a button for each."""
    open_ones, people = await unit.handovers.open(), await unit.people.names()
    head = say("handover.list", n=len(open_ones)) if open_ones else say("handover.none")
    lines = [Line(one) for one in above]
    lines += [Line(head, bold=True), *(Line(row(one, people)) for one in open_ones)]
    lines.append(Line(say("handover.how"), quiet=True))
    buttons = [
        (Button(say("button.handover_revoke", number=one.id), f"l:{one.id}:revoke"),) for one in open_ones
    ]
    return Reply((Block(tuple(lines)),), tuple(buttons))


def row(one: Handover, people: Mapping[str, str]) -> Phrase:
    """« 3 · Expedia, fiche « Expedia Villa » · Said → Omar · jusqu'au 15 déc. »"""
    return say(
        "handover.row",
        number=one.id,
        channel=channel_name(one.channel),
        entry=one.entry,
        giver=people.get(one.given_by, "—"),
        taker=people.get(one.given_to, "—"),
        until=one.until,
    )


async def on_handover(office: Office, caller: Caller, number: str, verb: str) -> Beside:
    """`l:<number>:revoke`: the access was taken back, by whom and when."""
    if verb != "revoke" or not number.isdecimal():
        return Beside(alert=say("error.unknown_card"))
    if not may(caller.member.role, Right.FILE):
        return Beside(alert=say("handover.not_yours"))
    now, by = office.clock(), f"person:{caller.member.person.id}"
    async with office.store.unit(caller.property_id) as unit:
        if await unit.handovers.revoke(int(number), by, now):
            body = {"handover": int(number)}
            await unit.journal.append("access.taken_back", f"handover:{number}", by, body, now)
        await caller.heard(unit, now)
        return Beside(await page(unit))


COMMANDS = (
    Command("acces", "access", handovers, Right.FILE, what=say("command.acces"), want="safe", rank=30),
)
