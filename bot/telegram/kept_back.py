"""Who is told that he has just typed a secret into the chat?"""

from __future__ import annotations

from telegram import Update

from bot.telegram.context import Context
from domain.conversation.secrets.masking import is_masked
from domain.phrase import say
from governance.post.replies import reply
from governance.post.telling import tell


async def warn(update: Update, context: Context) -> None:
    """Whoever sent it: nothing of it is kept; he deletes the message and changes what was in it."""
    message = update.message
    words = (message.text or message.caption or "") if message is not None else ""
    if not is_masked(words):
        return
    caller, office = context.known, context.office
    now = office.clock()
    told = reply(say("secret.masked"), say("secret.do"))
    async with office.store.unit(caller.property_id) as unit:
        await tell(unit, [caller.member], told, f"secret:{update.update_id}", now)
    context.bench.ring()
