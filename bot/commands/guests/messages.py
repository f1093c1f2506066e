"""What do guests write, and what is answered?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from bot.command import Caller, Command
from bot.commands.guests.journey import journey
from bot.commands.guests.links import links
from bot.commands.guests.modes import mode
from bot.commands.guests.rates import exchange
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.guests.incoming import Incoming
from domain.guests.thread import Door
from domain.missions.evidence import Evidence
from domain.phrase import say
from governance.guests.asking import SUBJECT
from governance.guests.bench import bench_reply, rehearsed
from governance.guests.cards import listed, opened
from governance.guests.drafting import write
from governance.guests.hearing import hear
from governance.guests.mentioned import note_spoken_of
from governance.guests.threads import Conversation, conversation, conversations
from governance.office import Office
from governance.post.replies import Reply, reply
from store.unit import Unit

SHORTEST = 2
__all__ = ["COMMANDS", "SUBJECT"]


async def messages(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the list; a number opens that conversation; « mode nuit » asks for what may leave by itself,
    « parcours » for the letters of a stay."""
    told = words.strip()
    first, _, rest = fold(told).partition(" ")
    if first == "mode":
        return [await mode(office, caller, told.partition(" ")[2])]
    if first in {"lien", "link"}:
        return [await links(office, caller, told.partition(" ")[2])]
    if first in {"taux", "rate"}:
        return [await exchange(office, caller, rest)]
    if first in {"parcours", "journey"}:
        return [await journey(office, caller, rest)]
    async with office.store.reading(caller.property_id) as unit:
        if not told:
            return [listed(await conversations(unit))]
        if told.casefold() in {"essai", "bench"}:
            return [bench_reply(*await rehearsed(office, unit), office.clock())]
        number, _, answer = told.partition(" ")
        if not number.isdecimal():
            raise refuse("guests.not_a_number", words=told[:60])
        one = await conversation(unit, int(number))
    if one is None:
        raise refuse("guests.unknown_thread", thread=int(number))
    if answer.strip():
        return [await say_to(office, caller, one, answer.strip())]
    async with office.store.unit(caller.property_id) as unit:
        await note_spoken_of(unit, caller.member.person.id, one.thread.id, office.clock())
    return [opened(one, caller.language)]


async def say_to(office: Office, caller: Caller, one: Conversation, words: str) -> Reply:
    """« /messages 3 Oui, avec plaisir » : a person's own words to the guest, as a card; nothing leaves by it."""
    if not may(caller.member.role, Right.PROPOSE):
        raise refuse("card.not_entitled")
    if one.last is None:
        raise refuse("guests.gone")
    async with office.store.unit(caller.property_id) as unit:
        filed = await write(office, unit, caller.member, one.last, words)
    if filed.proposal is None:
        return reply(*filed.blocked)
    return reply(say("guests.drafted", number=filed.proposal.number), silent=True)


async def message(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """« /message Mme Weber : Is there parking? » : a guest's message that somebody brings, word for word."""
    name, colon, text = words.partition(":")
    if not colon or len(name) > LONGEST_NAME or "\n" in name:
        name, text = "", words
    if len(text.strip()) < SHORTEST:
        raise refuse("guests.paste_how")
    now = office.clock()
    who = " ".join(name.split()) or None
    async with office.store.unit(caller.property_id) as unit:
        heard = await hear(
            office, unit, pasted(caller, text.strip(), who, now, f"paste:{caller.inbox_id}:{text}")
        )
        said = say("guests.heard_before") if heard is None else say("guests.heard", thread=heard.thread)
        return await caller.heard(unit, now, reply(said))


LONGEST_NAME = 60


def pasted(caller: Caller, text: str, name: str | None, at: datetime, key: str) -> Incoming:
    """A message that a person of the house brings; the answer goes back by his hand."""
    digest = sha256(f"{caller.member.person.id}:{key}".encode()).hexdigest()
    address = f"name:{name.casefold()}" if name else f"paste:{digest[:32]}"
    return Incoming(Door.PASTED, digest, address, text, at, name=name, authentic=False)


async def answered(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, evidence: Sequence[Evidence]
) -> Reply:
    """A typed answer under a guest's message: a draft, which a card shows before anything leaves."""
    if not may(caller.member.role, Right.PROPOSE):
        raise refuse("card.not_entitled")
    found = await unit.guest_messages.get(int(subject.removeprefix(SUBJECT)))
    if found is None:
        raise refuse("guests.gone")
    if len(words.strip()) < SHORTEST:
        raise refuse("guests.no_words")
    filed = await write(office, unit, caller.member, found, words)
    if filed.proposal is None:
        return reply(*filed.blocked)
    return reply(say("guests.drafted", number=filed.proposal.number), silent=True)


COMMANDS = (
    Command("messages", "messages", messages, what=say("command.messages"), want="know", rank=7),
    Command("message", "message", message, Right.PROPOSE, what=say("command.message"), want="do", rank=4),
)
