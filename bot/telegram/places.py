"""For which of his houses does somebody speak who belongs to several?"""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update

from bot.telegram.context import Context
from bot.telegram.sending import edit, send
from bot.words.language import house_language
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Button, Reply, Tone, reply
from governance.tenancy.speaking import Place, choose_in, chosen

CHOICE = "h:"
ASKED_FOR = ("/maison", "/house")


async def meant(office: Office, update: Update, places: Sequence[Place]) -> Place | None:
    """The only one; else the one that the tap or the answered message is about, else the one that he chose.

    None where he has to be asked: nobody guesses a house.
    """
    if len(places) == 1:
        return places[0]
    if _choice(update) is not None or _words(update).strip() in ASKED_FOR:
        return None
    for place in places:
        if await _is_about(office, update, place[0]):
            return place
    return await chosen(office, places)


async def choose(office: Office, place: Place) -> None:
    """From now on his words and commands are for this house."""
    async with office.store.unit(place[0]) as unit:
        await choose_in(unit, place[1].person, office.clock())


async def ask(update: Update, context: Context, places: Sequence[Place]) -> None:
    """Which house: a button each; a tap on one is the choice, and the buttons stay for the next change."""
    user, chat, query = update.effective_user, update.effective_chat, update.callback_query
    if user is None or chat is None:
        return
    wanted = _choice(update)
    now = next((place for place in places if place[0] == wanted), None)
    if now is not None:
        await choose(context.office, now)
    async with context.office.store.hall_reading() as hall:
        names = {one.id: one.name for one in await hall.properties()}
    shown = context.bench.faces.plain(which(places, names, now), house_language(user.language_code))
    if query is None:
        await send(context.bot, chat.id, shown)
        return
    await query.answer()
    if wanted is not None and query.message is not None:
        await edit(context.bot, chat.id, query.message.message_id, shown, photo=False)
    else:
        await send(context.bot, chat.id, shown)


def which(places: Sequence[Place], names: dict[str, str], now: Place | None) -> Reply:
    """The question, or the house that is spoken of from now on, with the others one tap away."""
    phrase = say("places.which") if now is None else say("places.now", house=names[now[0]])
    rows = [
        (Button(say("places.house", house=names[one[0]]), f"{CHOICE}{one[0]}", Tone.PLAIN),)
        for one in places
        if one is not now
    ]
    return reply(phrase, buttons=rows)


async def _is_about(office: Office, update: Update, property_id: str) -> bool:
    """Whether the tap's card, or the message that is answered, is one of this house."""
    query = update.callback_query
    parts = (query.data or "").split(":") if query is not None else []
    message = update.message
    shown = query.message if query is not None else message.reply_to_message if message is not None else None
    async with office.store.reading(property_id) as unit:
        if len(parts) > 1 and parts[0] == "p":
            return await unit.proposals.by_token(parts[1]) is not None
        if shown is None:
            return False
        return await unit.messages.subject_of(shown.chat.id, shown.message_id) is not None


def _choice(update: Update) -> str | None:
    data = update.callback_query.data if update.callback_query is not None else None
    return data.removeprefix(CHOICE) if data is not None and data.startswith(CHOICE) else None


def _words(update: Update) -> str:
    return (update.message.text or "") if update.message is not None else ""
