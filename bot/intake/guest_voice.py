"""What becomes of a guest's voice note: words that were heard surely are his message; else a person listens."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from channels.guest_bot.messenger import GuestBot, GuestBotUnreachable
from channels.guest_bot.reading import Delivery, Note, note_of
from channels.hearing import Ears, Heard, Unheard

log = logging.getLogger(__name__)

LONGEST = 90  # seconds
MOST = 5_000_000  # bytes


async def written_down(
    ears: Ears | None, bot: GuestBot, update: Mapping[str, Any], told: Delivery
) -> Delivery:
    """The delivery with a note's words in the place of the note. They are data, like all that a guest writes.

    A doubtful, empty, long or unheard note stays what it was: a file, before which the house says nothing itself.
    """
    note = note_of(update)
    if ears is None or note is None or note.seconds > LONGEST or note.size > MOST:
        return told
    heard = await _heard(ears, bot, note)
    if not heard.sure or not heard.words.strip():
        return told
    return replace(told, heard=tuple(replace(one, text=heard.words, attachments=()) for one in told.heard))


async def _heard(ears: Ears, bot: GuestBot, note: Note) -> Heard:
    try:
        return await ears.hear(await bot.recording(note.file), note.language)
    except (GuestBotUnreachable, Unheard) as error:
        log.warning("a guest's voice note was not written down: %s", type(error).__name__)
        return Heard("", sure=False)
