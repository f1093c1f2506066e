"""What happens to a voice note: it is written down, shown, and then goes exactly the way of typed words?"""

from __future__ import annotations

import logging

from telegram import Message, Update
from telegram.error import TelegramError

from bot.commands.answers import ASKED
from bot.telegram.context import Context
from bot.telegram.files import MOST, answered, on_file
from bot.telegram.messages import on_order, on_text, say_all
from bot.telegram.spoken import acts, kept, taps
from channels.hearing import Heard, Unheard
from domain.consent.rights import Right, may
from domain.conversation.spelled import spelled, whole_numbers
from domain.phrase import Phrase, say
from governance.post.replies import Line, Reply, reply

log = logging.getLogger(__name__)

LONGEST = 90  # seconds
MOST_NUMBERS = 6


async def on_voice(update: Update, context: Context) -> None:
    """At most a card, as with typed words, and only after one tap; what is forwarded, or not sure, is only shown.

    A note can be heard surely and wrongly, so whatever may create something waits for « c'est ça »; a question is
    answered at once.
    """
    message = update.effective_message
    subject = await answered(message, context) if message is not None else None
    if message is None or (subject or "").startswith(ASKED):  # it answers « répondez »: it is a proof
        await on_file(update, context)
        return
    if not may(context.known.member.role, Right.READ):
        await on_text(update, context)
        return
    heard = await written_down(message, context)
    if isinstance(heard, Phrase):
        await say_all(update, context, [reply(heard)])
        return
    theirs = message.forward_origin is not None or message.via_bot is not None
    counts = heard.sure and not theirs
    waits = counts and await acts(context.office, context.known, heard.words)
    token = await kept(context.office, context.known, heard.words) if waits else None
    shown = transcript(heard, context.known.language, theirs=theirs, token=token)
    await say_all(update, context, [shown])
    if counts and token is None:
        await on_order(update, context, message, heard.words, heard.words)


async def written_down(message: Message, context: Context) -> Heard | Phrase:
    """The words, or the sentence that says why there are none; nothing is fetched that could not be heard."""
    ears, note = context.office.ears, message.voice
    if ears is None or note is None:
        return say("documents.voice")
    seconds = note.duration if isinstance(note.duration, int) else int(note.duration.total_seconds())
    if seconds > LONGEST or (note.file_size or 0) > MOST:
        return say("voice.too_long", n=LONGEST)
    try:
        file = await context.bot.get_file(note.file_id)
        heard = await ears.hear(bytes(await file.download_as_bytearray()), context.known.language)
    except (TelegramError, Unheard) as error:
        log.warning("a voice note was not written down: %s", type(error).__name__)
        return say("voice.unheard")
    return heard if heard.words else say("voice.nothing")


def transcript(heard: Heard, language: str, *, theirs: bool, token: str | None = None) -> Reply:
    """All that was heard, its numbers in digits and words, and what becomes of it where that is nothing.

    With a `token` it asks whether that is what was said.
    """
    lines = [Line(say("voice.heard", words=heard.words))]
    numbers = whole_numbers(heard.words)[:MOST_NUMBERS]
    if numbers:
        said = tuple(say("voice.number", number=one, words=spelled(one, language)) for one in numbers)
        lines.append(Line(say("voice.numbers", numbers=said), quiet=True))
    if theirs:
        lines.append(Line(say("voice.forwarded"), quiet=True))
    elif not heard.sure:
        lines.append(Line(say("voice.unsure")))
    if token is None:
        return reply(*lines)
    return reply(*lines, Line(say("voice.is_that_it"), bold=True), buttons=taps(token))
