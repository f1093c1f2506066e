"""Is this a person of the house, and of which property?"""

from __future__ import annotations

import logging

from telegram import Chat, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.context import Context
from bot.front import Caller
from bot.language import spoken
from bot.notify import send
from domain.phrase import say
from governance.desk.office import Office
from governance.replies import reply

log = logging.getLogger(__name__)

INVITATION = "/start inv_"


async def gate(update: Update, context: Context) -> None:
    """Runs before every handler: identifies by numeric id, on messages and taps alike, and lets nobody else by.

    A stranger reads one neutral sentence, at most once a day; an invitation passes to its own handler.
    """
    user = update.effective_user
    if user is None or user.is_bot or update.effective_chat is None:
        raise ApplicationHandlerStop
    caller = await identify(context.office, user.id, user.language_code, context.inbox_id(update))
    if caller is not None:
        context.caller = caller
        return
    if update.message and (update.message.text or "").startswith(INVITATION):
        return
    if update.callback_query and (update.callback_query.data or "").startswith("i:"):
        return
    await turn_away(update, context, update.effective_chat, user.id, user.language_code)
    raise ApplicationHandlerStop


async def identify(
    office: Office, telegram_id: int, language: str | None, inbox_id: int | None
) -> Caller | None:
    """The member behind a Telegram id; None for everybody else, revoked members included."""
    async with office.store.hall() as hall:
        person = await hall.person_by_telegram(telegram_id)
        memberships = await hall.memberships(person.id) if person else []
    for property_id, _ in memberships:
        async with office.store.reading(property_id) as unit:
            member = await unit.people.member(person.id) if person else None
        if member is not None:
            return Caller(property_id, member, spoken(language or member.person.language), inbox_id)
    return None


async def turn_away(
    update: Update, context: Context, chat: Chat, telegram_id: int, language: str | None
) -> None:
    """One neutral sentence in his language; nothing about the house, its name or its people."""
    query = update.callback_query
    shown = context.bench.faces.plain(reply(say("stranger.private")), spoken(language))
    if query is not None:
        await query.answer()
        return
    async with context.office.store.hall() as hall:
        now = context.office.clock()
        first_today = await hall.note_stranger(telegram_id, now.date(), now)
    if first_today:
        log.warning("a stranger wrote (id %s)", telegram_id)
    if first_today and chat.type == ChatType.PRIVATE:
        await send(context.bot, chat.id, shown)
