"""Who was told what, and when?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.command import Caller, Command
from domain.phrase import Phrase, say
from governance.office import Office
from governance.post.replies import Block, Line, Reply, reply
from governance.post.reply_json import reply_from_json
from store.consent.past import Told

OVER = timedelta(days=30)
MOST = 15


async def told(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The last messages that the house sent of its own accord; with a name, those to that person."""
    async with office.store.reading(caller.property_id) as unit:
        members = await unit.people.members()
        sent = await unit.past.told(office.clock() - OVER, 500)
    names: Mapping[int | None, str] = {m.person.id: m.person.name for m in members}
    wanted = words.strip().casefold()
    kept = [one for one in sent if wanted in names.get(one.person_id, "—").casefold()]
    if not kept:
        return [reply(say("told.none"))]
    rows = [Line(row(one, names)) for one in kept[:MOST]]
    return [Reply((Block((Line(say("told.title"), bold=True), *rows)),))]


def row(one: Told, names: Mapping[int | None, str]) -> Phrase:
    """« 14 oct. 09:00 · Said · Brief du matin »; what could not be delivered says so."""
    who = names.get(one.person_id, "—")
    if one.error:
        return say("told.failed", at=one.at, person=who, what=subject(one), words=one.error)
    return say("told.row", at=one.at, person=who, what=subject(one))


def subject(one: Told) -> Phrase:
    """What the message was about: the card's number, or its own first line."""
    if one.kind == "card":
        number = (one.subject or "").removeprefix("proposal:")
        return say("told.card", number=number)
    if one.kind == "overnight":
        return say("told.overnight")
    shown = reply_from_json(dict(one.payload))
    lines = [line.phrase for block in shown.blocks for line in block.lines]
    return lines[0] if lines else say("told.empty")


COMMANDS = (Command("journal_com", "told", told, what=say("command.journal_com"), want="do", rank=3),)
