"""Which texts about the rooms wait for somebody's word? /textes drafts and shows them, one room at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.command import Caller, Command
from bot.commands.taps import Beside
from bot.words.language import house_language
from bot.words.phrases import Words
from domain.consent.rights import Right
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.package.field import sold
from domain.phrase import Phrase, say
from domain.property import Property
from domain.website.text import TextState
from governance.office import Office
from governance.post.replies import Reply, reply
from governance.website.flow import Mover
from governance.website.text_cards import LANGUAGES, nothing_card, room_name, text_card
from governance.website.texts import Group, draft_missing, groups, place_of, settle
from store.unit import Unit


async def texts(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The next texts that wait, drafted where they are missing; a room's code drafts those of that room anew."""
    Mover.of(caller.member)
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    again = room_said(words, hotel) if words.strip() else None
    await draft_missing(office, caller.property_id, worded(hotel), office.brain, again)
    async with office.store.unit(caller.property_id) as unit:
        return await caller.heard(unit, office.clock(), await next_card(unit, hotel, again))


def worded(hotel: Property) -> Callable[[str], Callable[[Phrase], str]]:
    """Phrases in a language, at this house."""
    return lambda language: Words(house_language(language), zone=hotel.zone).plain


def room_said(words: str, hotel: Property) -> str:
    """The room type that is meant, by its code or name. Refusal: none is, or several are."""
    said = fold(words.strip())
    found = {
        kind.code
        for kind in sold(hotel)
        if said in {fold(kind.code), *map(fold, kind.name.by_language.values())}
    }
    if len(found) != 1:
        raise refuse("texts.which", codes=tuple(kind.code for kind in sold(hotel)))
    return found.pop()


async def next_card(unit: Unit, hotel: Property, room: str | None = None) -> Reply:
    """The texts that have waited longest, or those of one room."""
    waiting = [one for one in groups(await unit.website_texts.open()) if room in {None, one.room}]
    return text_card(waiting[0], hotel, len(waiting) - 1) if waiting else nothing_card()


async def on_texts(office: Office, caller: Caller, token: str, state: str) -> Beside:
    """`x:<token>:approved` or `:refused`: all lengths of a room in one language; then the next ones are shown."""
    now = office.clock()
    if state not in {TextState.APPROVED, TextState.REFUSED}:
        return Beside(alert=say("error.unknown_card"))
    async with office.store.unit(caller.property_id) as unit:
        draft = await unit.website_texts.by_token(token)
        if draft is None:
            return Beside(alert=say("error.unknown_card"))
        hotel = await unit.property.get()
        room, language, _ = place_of(draft.path)
        group = _group(groups(await unit.website_texts.open()), room, language, token)
        try:
            mover = Mover.of(caller.member)
            if group is None or not await settle(unit, group, TextState(state), mover, now):
                raise refuse("texts.settled")
        except Refusal as refusal:
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, now)
        done = say(
            "texts.approved" if state == TextState.APPROVED else "texts.refused",
            room=room_name(group, hotel),
            language=LANGUAGES[language],
        )
        after = await next_card(unit, hotel)
    return Beside(Reply((*reply(done).blocks, *after.blocks), after.buttons))


async def judged(office: Office, caller: Caller, words: str, state: TextState) -> Sequence[Reply]:
    """The same in words: « suite junior » all that waits of it, « suite junior fr » one language. Refusal: nothing
    of it waits, or somebody else's to say."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
        waiting = groups(await unit.website_texts.open())
    name, _, last = words.strip().rpartition(" ")
    language = fold(last) if name and fold(last) in LANGUAGES else None
    room = room_said(name if language else words, hotel)
    wanted = [one for one in waiting if one.room == room and language in {None, one.language}]
    if not wanted:
        raise refuse("texts.settled")
    told = [await on_texts(office, caller, one.drafts[0].token, state.value) for one in wanted]
    return [beside.face or reply(beside.alert or say("texts.settled")) for beside in told]


def _group(found: Sequence[Group], room: str, language: str, token: str) -> Group | None:
    """The open drafts that the tapped card showed; None when they were answered or drafted anew."""
    for one in found:
        if (one.room, one.language) == (room, language) and token in {draft.token for draft in one.drafts}:
            return one
    return None


COMMANDS = (
    Command("textes", "texts", texts, Right.FILE, what=say("command.textes"), want="do", rank=47, slow=True),
)
