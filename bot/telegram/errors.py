"""What does a person read when something broke, and what do we keep to find it?"""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop

from bot.telegram.context import Context
from bot.telegram.sending import send
from domain.phrase import say
from governance.post.replies import reply
from store.post.inbox import TakenOver

log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """The last resort: the update ends here.

    Without that, the application would go on with the next handlers: behind a gate that broke.
    """
    await note(update, context)
    raise ApplicationHandlerStop


async def note(update: object, context: Context) -> None:
    """A short reference to the person, the traceback to the log, the update set aside.

    A Telegram error means that the effect is done and only its answer failed: nothing is set aside for that. What
    another process has taken over is answered there.
    """
    error = context.error
    if isinstance(error, TakenOver):
        return
    if isinstance(error, TelegramError):
        log.warning("an answer did not reach Telegram: %s", error.message)
        return
    reference = secrets.token_hex(2).upper()
    log.error("reference %s", reference, exc_info=error)
    if not isinstance(update, Update):
        return
    inbox = context.bench.inbox
    if inbox is not None:
        inbox.failed[update.update_id] = f"{type(error).__name__}, reference {reference}"
    chat = update.effective_chat
    if chat is None or context.caller is None:
        return
    key = say("error.decision" if update.callback_query else "error.reference", reference=reference)
    shown = context.bench.faces.plain(reply(key), context.caller.language, whose=context.caller.house)
    try:
        await send(context.bot, chat.id, shown)
    except (BadRequest, Forbidden) as failure:
        log.warning("reference %s could not be shown: %s", reference, failure.message)
