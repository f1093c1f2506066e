"""What happens to a file, a photo or a voice note that somebody sends?"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from telegram import Message, Update
from telegram.error import TelegramError

from bot.commands.answers import ASKED, READ_FIRST, READ_INSTEAD, step_of
from bot.commands.bookings.pictured import asks_for_a_picture
from bot.commands.house.document_faces import size_said
from bot.commands.house.documents import Sent, received
from bot.commands.missions.orders import SUBJECT as ORDER
from bot.commands.missions.proofs import kept, looked_at
from bot.process.lazily import at
from bot.telegram.context import Context
from bot.telegram.messages import on_text, say_all
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.phrase import say
from governance.house.evidence import may_prove
from governance.post.replies import reply

log = logging.getLogger(__name__)

MOST = 20 * 2**20  # https://core.telegram.org/bots/api#getfile
MOST_SHOWN = 20_000_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that still lies at Telegram; `size` in bytes, 0 where Telegram does not say."""

    file_id: str
    size: int
    sent: Sent


async def on_file(update: Update, context: Context) -> None:
    """Fetch and keep it for whoever may import; for anybody else nothing is fetched."""
    message = update.effective_message
    if message is None:
        return
    waiting, subject = waiting_in(message), await answered(message, context)
    if waiting is None or not (may(context.known.member.role, Right.FILE) or await proves(subject, context)):
        await on_text(update, context)
        return
    name = waiting.sent.name
    if waiting.size > MOST:
        size, most = size_said(waiting.size), size_said(MOST_SHOWN)
        await say_all(update, context, [reply(say("documents.too_large", name=name, size=size, most=most))])
        return
    try:
        file = await context.bot.get_file(waiting.file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.warning("a file could not be fetched: %s", type(error).__name__)
        await say_all(update, context, [reply(say("documents.not_fetched", name=name))])
        return
    if subject is not None and subject.startswith(ASKED):
        await on_proof(context, subject, waiting.sent, content)
        return
    await received(context.office, context.known, replace(waiting.sent, about=subject), content)
    context.bench.ring()


async def on_proof(context: Context, subject: str, sent: Sent, content: bytes) -> None:
    """A file that answers « répondez à ce message »: it is evidence of a channel's step, check or work order."""
    caller, office = context.known, context.office
    try:
        proof = await looked_at(sent.name, content)
        if asks_for_a_picture(subject, sent.caption):
            read = await at(READ_INSTEAD)(office, caller, subject, proof)
            async with office.store.unit(caller.property_id) as unit:
                evidence = await kept(office, unit, caller, proof)
                await caller.heard(unit, office.clock(), await read(unit, evidence))
            context.bench.ring()
            return
        reads = next((place for head, place in READ_FIRST.items() if subject.startswith(head)), None)
        also = await at(reads)(office, caller, subject, proof) if reads is not None else None
        async with office.store.unit(caller.property_id) as unit:
            evidence = await kept(office, unit, caller, proof, sent.caption)
            answer = await step_of(subject)(office, unit, caller, subject, sent.caption, (evidence,))
            more = () if also is None else (await also(unit, evidence),)
            await caller.heard(unit, office.clock(), answer, *more)
    except Refusal as refusal:  # nothing was written
        async with office.store.unit(caller.property_id) as unit:
            await caller.heard(unit, office.clock(), reply(refusal.phrase))
    context.bench.ring()


async def answered(message: Message, context: Context) -> str | None:
    """The card or mission that the file replies to: by what that message is known to show, else by its buttons."""
    asked = message.reply_to_message
    if asked is None or message.forward_origin is not None:
        return None
    tokens = {}
    if asked.reply_markup is not None:
        taps = [str(key.callback_data) for line in asked.reply_markup.inline_keyboard for key in line]
        tokens = {one.split(":")[0]: one.split(":")[1] for one in taps if one.count(":") >= 2}
    async with context.office.store.reading(context.known.property_id) as unit:
        if "t" in tokens and (order := await unit.orders.by_token(tokens["t"])) is not None:
            return f"{ORDER}{order.mission.id}:report"
        if "m" in tokens and (mission := await unit.missions.by_token(tokens["m"])) is not None:
            return f"mission:{mission.id}"
        if "p" in tokens and (proposal := await unit.proposals.by_token(tokens["p"])) is not None:
            return f"proposal:{proposal.number}"
        return await unit.messages.subject_of(message.chat.id, asked.message_id)


async def proves(subject: str | None, context: Context) -> bool:
    """Whether it shows that a task of this very person is done."""
    if (subject or "").startswith(ASKED):  # whose it is, is judged where it is answered
        return True
    kind, _, number = (subject or "").partition(":")
    if kind != "mission":
        return False
    async with context.office.store.reading(context.known.property_id) as unit:
        mission = await unit.missions.get(int(number))
    return mission is not None and may_prove(context.known.member, mission)


def waiting_in(message: Message) -> Waiting | None:
    """The file that a message carries; of a photo the largest size."""
    caption, forwarded = message.caption or "", message.forward_origin is not None
    if message.photo:
        largest = max(message.photo, key=lambda one: one.width * one.height)
        name = f"photo-{message.date:%Y-%m-%d-%H%M%S}.jpg"
        sent = Sent(name, "image/jpeg", caption, forwarded)
        return Waiting(largest.file_id, largest.file_size or 0, sent)
    if message.voice:
        sent = Sent(f"voix-{message.date:%Y-%m-%d-%H%M%S}.ogg", message.voice.mime_type, caption, forwarded)
        return Waiting(message.voice.file_id, message.voice.file_size or 0, sent)
    found = message.document or message.video
    if found is None:
        return None
    sent = Sent(found.file_name or "document", found.mime_type, caption, forwarded)
    return Waiting(found.file_id, found.file_size or 0, sent)
