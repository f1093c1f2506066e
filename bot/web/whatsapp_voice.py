"""What becomes of a voice note that a guest sends by WhatsApp: words that were heard surely are his message?

A doubtful, empty, long or unheard note stays what it was: a file, before which the house says nothing itself. A
recording is held in memory until it was heard, and kept nowhere.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace

from channels.hearing import Ears, Unheard
from channels.whatsapp.messenger import MediaUnreachable, WhatsAppMessenger
from channels.whatsapp.reading import Delivery
from domain.guests.incoming import Incoming

log = logging.getLogger(__name__)

WAITS = 20.0  # seconds for all notes of a delivery, which Meta repeats where its answer takes long


async def written_down(
    ears: Ears | None, door: WhatsAppMessenger, notes: Mapping[str, str], told: Delivery
) -> Delivery:
    """The delivery with the notes' words in the place of the notes, as data; `notes` are recordings by message."""
    if ears is None or not notes:
        return told
    heard: list[Incoming] = []
    over = asyncio.get_running_loop().time() + WAITS
    for one in told.heard:
        recording = notes.get(one.external or "")
        words = await _heard(ears, door, recording, over) if recording is not None else ""
        heard.append(replace(one, text=words, attachments=()) if words else one)
    return replace(told, heard=tuple(heard))


async def _heard(ears: Ears, door: WhatsAppMessenger, recording: str, over: float) -> str:
    """What was heard surely by then; empty for anything else. Which language he speaks nobody says."""
    try:
        async with asyncio.timeout_at(over):
            heard = await ears.hear(await door.recording(recording), "")
    except (MediaUnreachable, Unheard, TimeoutError) as error:
        log.warning("a guest's voice note was not written down: %s", type(error).__name__)
        return ""
    return heard.words.strip() if heard.sure else ""
