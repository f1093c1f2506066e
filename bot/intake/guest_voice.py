"""What becomes of a guest's voice note: words that were heard surely are his message; else a person listens.

A recording is held in memory until it was heard, and kept nowhere: neither file nor row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from dataclasses import replace
from typing import Any

from channels.guest_bot.messenger import GuestBot, GuestBotUnreachable
from channels.guest_bot.reading import Delivery, note_of
from channels.hearing import Ears, Unheard
from channels.whatsapp.messenger import MediaUnreachable, WhatsAppMessenger
from channels.whatsapp.reading import Delivery as WhatsAppDelivery
from domain.guests.incoming import Incoming

log = logging.getLogger(__name__)

LONGEST = 90  # seconds
MOST = 5_000_000  # bytes
WAITS = 20.0  # seconds for all notes of a delivery, which Meta repeats where its answer takes long


async def written_down(
    ears: Ears | None, bot: GuestBot, update: Mapping[str, Any], told: Delivery
) -> Delivery:
    """The delivery with a note's words in the place of the note. They are data, like all that a guest writes.

    A doubtful, empty, long or unheard note stays what it was: a file, before which the house says nothing itself.
    """
    note = note_of(update)
    if ears is None or note is None or note.seconds > LONGEST or note.size > MOST:
        return told
    words = await _heard(ears, bot.recording(note.file), note.language)
    return replace(told, heard=tuple(_said(one, words) for one in told.heard))


async def whatsapp_written_down(
    ears: Ears | None, door: WhatsAppMessenger, notes: Mapping[str, str], told: WhatsAppDelivery
) -> WhatsAppDelivery:
    """The same of a delivery by WhatsApp, where several guests may speak; `notes` are recordings by message. Which
    language somebody speaks there nobody says."""
    if ears is None or not notes:
        return told
    heard: list[Incoming] = []
    over = asyncio.get_running_loop().time() + WAITS
    for one in told.heard:
        recording = notes.get(one.external or "")
        words = ""
        if recording is not None:
            try:
                async with asyncio.timeout_at(over):
                    words = await _heard(ears, door.recording(recording), "")
            except TimeoutError:
                log.warning("a guest's voice note was not written down in time")
        heard.append(_said(one, words))
    return replace(told, heard=tuple(heard))


def _said(one: Incoming, words: str) -> Incoming:
    return replace(one, text=words, attachments=()) if words else one


async def _heard(ears: Ears, recording: Awaitable[bytes], language: str) -> str:
    """What was heard surely; empty for anything else."""
    try:
        heard = await ears.hear(await recording, language)
    except (GuestBotUnreachable, MediaUnreachable, Unheard) as error:
        log.warning("a guest's voice note was not written down: %s", type(error).__name__)
        return ""
    return heard.words.strip() if heard.sure else ""
