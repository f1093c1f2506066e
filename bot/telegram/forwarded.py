"""Is what somebody forwards to the house a guest's message?"""

from __future__ import annotations

from telegram import Message, MessageOrigin, MessageOriginHiddenUser, MessageOriginUser

from bot.telegram.context import Context
from domain.consent.rights import Right, may
from governance.guests.cards import offered
from governance.guests.offering import offer
from governance.post.telling import tell


async def on_forwarded(context: Context, message: Message) -> bool:
    """What somebody hands on may be a guest's: he is asked, and nobody else answers it. False where it is not his
    to hand on: then it is anybody's text, and data."""
    words, origin = message.text or message.caption or "", message.forward_origin
    caller, office = context.known, context.office
    if origin is None or not words.strip() or not may(caller.member.role, Right.FILE):
        return False
    key = f"forwarded:{message.chat.id}:{message.message_id}"
    async with office.store.unit(caller.property_id) as unit:
        kept = await offer(unit, key, words, sender_name(origin), office)
        if kept is not None:
            thread = await unit.guest_threads.certain(kept.thread)
            await tell(unit, [caller.member], offered(kept, thread.name), key, office.clock())
        await caller.heard(unit, office.clock())
    context.bench.ring()
    return True


def sender_name(origin: MessageOrigin) -> str | None:
    """How whoever wrote the forwarded message is called; None for channels and groups."""
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.full_name
    return origin.sender_user_name if isinstance(origin, MessageOriginHiddenUser) else None
