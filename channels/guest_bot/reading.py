"""What does an update of the guests' bot say, and was it a guest or a person of the house?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from domain.guests.incoming import Incoming
from domain.guests.thread import Door

LATEST = 32_503_680_000
_START = re.compile(r"^/start(?:@\w+)?(?:\s+([A-Za-z0-9_-]{1,64}))?\s*$")
_HEARD = ("message", "business_message", "edited_message", "edited_business_message")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One update: the message of a guest, or the chat in which the account's owner answered himself, and when.

    `started` is what a deep link carried; whoever holds the house's key says which stay that is.
    """

    heard: tuple[Incoming, ...] = ()
    answered: tuple[tuple[str, datetime | None], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    started: str | None = None


def delivery_of(update: Mapping[str, Any]) -> Delivery:
    """What concerns guests in an update of private chats; groups, channels and bots are left out."""
    name = next((one for one in _HEARD if isinstance(update.get(one), dict)), None)
    if name is None:
        return Delivery()
    message = update[name]
    chat, sender = message.get("chat") or {}, message.get("from") or {}
    if chat.get("type") != "private" or not isinstance(chat.get("id"), int) or sender.get("is_bot"):
        return Delivery()
    connection = str(message.get("business_connection_id") or "")
    address = address_of(connection, str(chat["id"]))
    if connection and (message.get("sender_business_bot") or sender.get("id") != chat["id"]):
        own = message.get("sender_business_bot") is not None
        return Delivery() if own else Delivery(answered=((address, _instant(message.get("date"))),))
    text = str(message.get("text") or message.get("caption") or "")
    started = _START.match(text)
    heard = _message(message, address, "" if started else text)
    return Delivery((heard,), started=started[1] if started else None)


def _message(message: Mapping[str, Any], address: str, text: str) -> Incoming:
    """A text is itself; anything else names its kind as a file, so that a person looks."""
    sender = message.get("from") or {}
    number, edited = message.get("message_id"), message.get("edit_date")
    names = (str(sender.get(part) or "") for part in ("first_name", "last_name"))
    replied = (message.get("reply_to_message") or {}).get("message_id")
    told = f"telegram:{address}:{number}:{edited or ''}"
    return Incoming(
        door=Door.TELEGRAM,
        key=hashlib.sha256(told.encode()).hexdigest(),
        address=address,
        text=text,
        at=_instant(edited or message.get("date")),
        name=" ".join(part for part in names if part)[:80] or None,
        external=f"{address}#{number}",
        references=(f"{address}#{replied}",) if replied else (),
        channel="telegram",
        attachments=() if "text" in message else (_kind(message),),
    )


@dataclass(frozen=True, slots=True)
class Note:
    """A voice note without words beside it: Telegram's id of its file, seconds, bytes, the guest's language."""

    file: str
    seconds: int
    size: int
    language: str


def note_of(update: Mapping[str, Any]) -> Note | None:
    """The voice note that an update brings; None where it brings none, or one with a caption."""
    message: Mapping[str, Any] = update.get("message") or update.get("business_message") or {}
    voice = message.get("voice")
    if not isinstance(voice, dict) or not isinstance(voice.get("file_id"), str) or message.get("caption"):
        return None
    seconds, size = voice.get("duration"), voice.get("file_size", 0)
    if not isinstance(seconds, int) or not isinstance(size, int):
        return None
    code = str((message.get("from") or {}).get("language_code") or "")
    return Note(voice["file_id"], seconds, size, code.partition("-")[0].casefold() or "fr")


def _kind(message: Mapping[str, Any]) -> str:
    known = ("photo", "voice", "video", "document", "location", "contact", "sticker", "audio")
    return next((one for one in known if one in message), "file")


def address_of(connection: str, chat: str) -> str:
    """Where an answer goes: a chat with the bot, or one of a person's own account that the bot may answer in."""
    return f"business:{connection}:{chat}" if connection else chat


def place_of(address: str) -> tuple[str, str]:
    """(business connection or nothing, chat) of an address."""
    if not address.startswith("business:"):
        return "", address
    connection, _, chat = address.removeprefix("business:").rpartition(":")
    return connection, chat


def _instant(told: object) -> datetime:
    seconds = told if isinstance(told, int) and 0 <= told < LATEST else 0
    return datetime.fromtimestamp(seconds, UTC)
