"""Is this a person of the house, and of which property?"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from telegram import Update, User
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.command import Caller
from bot.telegram.bots import Bots
from bot.telegram.context import Context
from bot.telegram.invitations import on_answer, on_start
from bot.telegram.places import ask, meant
from bot.telegram.sending import send
from bot.words.language import house_language
from domain.conversation.preferences import CHOSEN
from domain.phrase import say
from governance.office import Office
from governance.post.replies import reply
from governance.tenancy.speaking import Place, named_where_several
from store.post.inbox import InboxItem

log = logging.getLogger(__name__)

INVITATION = "/start inv_"


async def gate(update: Update, context: Context) -> None:
    """Runs before every handler: identifies by numeric id, on messages and taps alike, and lets nobody else by.

    Only private chats are served: a group would read the house's figures along. A stranger reads one neutral
    sentence, at most once a day; an invitation is heard here, and nothing else of his.
    """
    user, chat = update.effective_user, update.effective_chat
    spoke = update.message is not None or update.callback_query is not None
    if user is None or user.is_bot or chat is None or chat.type != ChatType.PRIVATE or not spoke:
        raise ApplicationHandlerStop
    async with context.office.store.hall_reading() as hall:
        everywhere = await hall.places(user.id)
    bots = context.bench.bots
    places = [one for one in everywhere if bots is None or bots.speaks(context.bot.id, one[0])]
    place = await meant(context.office, update, places) if places else None
    if place is not None:
        caller = await identify(context.office, user, place, context.stored(update))
        several = len(everywhere) > 1
        house = await named_where_several(context.office, user.id, place[0]) if several else None
        context.caller = replace(caller, house=house)
        return
    if update.message and (update.message.text or "").startswith(INVITATION):
        await on_start(update, context)
    elif update.callback_query and (update.callback_query.data or "").startswith("i:"):
        await on_answer(update, context)
    elif places:
        await ask(update, context, places)
    elif bots is not None and everywhere and bots.is_shared(context.bot.id):
        await point_to(update, context, bots, everywhere)
    else:
        await turn_away(update, context, user, chat.id)
    raise ApplicationHandlerStop


async def identify(office: Office, user: User, place: Place, stored: InboxItem | None) -> Caller:
    """The member behind a Telegram account, in the house that he speaks for.

    A member's name and language follow his account: the first owners were seated by number alone.
    """
    property_id, member = place
    known = member.person
    name, language = user.first_name or known.name, user.language_code or known.language
    if known.language.endswith(CHOSEN):  # he said in which language he wants to be spoken to
        language = known.language
    if (name, language) != (known.name, known.language):
        async with office.store.hall() as hall:
            member = replace(member, person=await hall.upsert_person(user.id, name, language))
    speaks = house_language(language)
    if stored is None:
        return Caller(property_id, member, speaks)
    return Caller(property_id, member, speaks, stored.id, inbox_turn=stored.attempts)


async def point_to(update: Update, context: Context, bots: Bots, places: Sequence[Place]) -> None:
    """Who writes to the bot that his house has left learns by which one it speaks."""
    user, chat = update.effective_user, update.effective_chat
    if update.callback_query is not None:
        await update.callback_query.answer()
    if user is None or chat is None:
        return
    async with context.office.store.hall_reading() as hall:
        names = {one[0]: await hall.name_of(one[0]) for one in places}
    lines = [say("bots.moved", house=names[house], bot=bots.of(house).username) for house in names]
    shown = context.bench.faces.plain(reply(*lines), house_language(user.language_code))
    await send(context.bot, chat.id, shown)


async def turn_away(update: Update, context: Context, user: User, chat_id: int) -> None:
    """One neutral sentence in his language; nothing about the house, its name or its people."""
    if update.callback_query is not None:
        await update.callback_query.answer()
        return
    async with context.office.store.hall() as hall:
        now = context.office.clock()
        first_today = await hall.note_stranger(user.id, now.date(), now)
    if first_today:
        log.warning("a stranger wrote (id %s)", user.id)
        answer = reply(say("stranger.private"))
        await send(
            context.bot, chat_id, context.bench.faces.plain(answer, house_language(user.language_code))
        )
