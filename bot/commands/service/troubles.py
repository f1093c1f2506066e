"""What is wrong in the house, and how is it reported, given, paid and closed?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.command import Caller, Command
from bot.commands.money.expenses import money_asked
from bot.commands.service.shown import show_file
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.missions.evidence import Evidence, EvidenceKind
from domain.phrase import Phrase, say
from domain.service.calling import ROOMS, TROUBLES
from domain.service.trouble import Trouble
from governance.consent.directives import ask
from governance.guests.after_trouble import write_to_guest
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.post.telling import tell
from governance.service.trouble_cards import trouble_card, troubles_list
from governance.service.troubles import close, report, take
from store.unit import Unit

CLOSE, COST = "trouble-close:", "trouble-cost:"


async def troubles(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """What is open; « fuite 7 sous le lavabo » reports one. Refusal: no such kind or room."""
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        people = await unit.people.names()
        if not words.strip():
            return [troubles_list(await unit.troubles.since(now), people)]
        kind, *rest = words.split()
        if fold(kind) not in TROUBLES:
            raise refuse("trouble.kind_unread", said=kind)
        hotel = await unit.property.get()
        rooms = {room for one in hotel.room_types for room in one.rooms}
        room, said = where(rest, rooms)
        await report(office, unit, caller.member, TROUBLES[fold(kind)], room, said)
        if may(caller.member.role, Right.FILE):  # the card comes by the outbox
            return await caller.heard(unit, now)
        return await caller.heard(unit, now, reply(say("trouble.noted")))


def where(words: Sequence[str], rooms: Collection[str]) -> tuple[str | None, str]:
    """The room that is named, « 7 », « chambre 7 » or « dans la 7 », wherever it stands, and what else was said.

    A number after « chambre » is a room's even where the house has none of that number: that is refused, not lost.
    """
    for i, word in enumerate(words):
        named = i > 0 and fold(words[i - 1]).strip(".") in ROOMS
        number, leads = word.strip(",.;:"), _leads(words[:i])
        if (named and number[:1].isdigit()) or (leads and number in rooms):
            before = [] if leads else words[: i - 1]
            return number, " ".join([*before, *words[i + 1 :]])
    return None, " ".join(words)


def _leads(words: Sequence[str]) -> bool:
    """Nothing but what may stand before a room."""
    return all(
        fold(word).strip(".,:") in {"dans", "de", "la", "a", "en", "in", "the", *ROOMS} for word in words
    )


async def on_trouble(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`trouble:<token>:show`, `:take`, `:close` asks for the proof, `:cost` for the words of the expense.

    `:guest` drafts what its guest is told, `:proof` shows how it was settled.
    """
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        trouble = await unit.troubles.by_token(token)
        if trouble is None:
            return Beside(alert=say("error.unknown_card"))
        note = None
        try:
            if verb == "guest":
                note = await drafted(office, unit, caller, trouble)
            elif verb == "proof":
                await show_file(office, unit, caller, trouble.proof, f"trouble-shown:{trouble.id}")
            elif verb == "take":
                await take(office, unit, caller.member, trouble, f"person:{caller.member.person.id}")
            elif verb == "close":
                await asks(unit, caller, reply(say("trouble.proof_asked")), f"{CLOSE}{token}", office)
            elif verb == "cost" and may(caller.member.role, Right.FILE):
                await asks(unit, caller, reply(say("trouble.cost_asked")), f"{COST}{token}", office)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, now)
        if verb in {"close", "cost", "proof"}:
            return Beside()
        return Beside(await card(unit, caller, token), note)


async def drafted(office: Office, unit: Unit, caller: Caller, trouble: Trouble) -> Phrase:
    """The words that say that a card with the draft is there, or why none is."""
    filed = await write_to_guest(office, unit, caller.member, trouble)
    if filed.proposal is None:
        return next(iter(filed.blocked))
    return say("trouble.drafted", number=filed.proposal.number)


async def asks(unit: Unit, caller: Caller, question: Reply, subject: str, office: Office) -> None:
    """A message to be replied to."""
    now = office.clock()
    await tell(unit, [caller.member], question, f"{subject}:{now.isoformat()}", now, subject=subject)


async def card(unit: Unit, caller: Caller, token: str) -> Reply:
    """It as it stands now."""
    return trouble_card(await certain(unit, token), await unit.people.names(), caller.member)


async def certain(unit: Unit, token: str) -> Trouble:
    """Refusal where it is gone."""
    trouble = await unit.troubles.by_token(token)
    if trouble is None:
        raise refuse("error.unknown_card")
    return trouble


async def closed(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """A photo, a voice note or words show that it is settled. Refusal: not his, or nothing came."""
    token = subject.removeprefix(CLOSE)
    trouble = await certain(unit, token)
    shown = next((one for one in files if one.kind in {EvidenceKind.PHOTO, EvidenceKind.DOCUMENT}), None)
    if shown is None and not words.strip():
        raise refuse("trouble.proof_asked")
    await close(office, unit, caller.member, trouble, shown.value if shown else words.strip()[:100])
    return await card(unit, caller, token)


async def costs(
    office: Office, unit: Unit, caller: Caller, subject: str, words: str, files: Sequence[Evidence] = ()
) -> Reply:
    """« plombier 1 200 dh »: an expense card for the room, which this incident names. Refusal: no expense in it."""
    token = subject.removeprefix(COST)
    trouble = await certain(unit, token)
    if not may(caller.member.role, Right.FILE):
        raise refuse("trouble.not_yours")
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    said = f"{words} {hotel_room(trouble)}".strip()
    action, notes = await money_asked(unit, said, hotel, today)
    filed = await ask(office, unit, caller.member, action, notes=notes, unasked=True)
    if filed.proposal is None:
        return reply(*filed.blocked)
    await unit.troubles.costs(trouble, str(filed.proposal.number))
    return await card(unit, caller, token)


def hotel_room(trouble: Trouble) -> str:
    """The room as an expense names it."""
    return f"chambre {trouble.room}" if trouble.room else ""


COMMANDS = (
    Command("soucis", "troubles", troubles, Right.SERVE, what=say("command.soucis"), want="do", rank=8),
)
