"""What does a delivery of the WhatsApp Cloud API say, and did Meta really send it?"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from domain.guests.incoming import Incoming
from domain.guests.thread import Door

ECHOES = "smb_message_echoes"
LATEST = 32_503_680_000  # a timestamp beyond the year 3000 is none


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery: messages of guests, whom the house's own people wrote to from their app and when, ids that
    changed, and what became of messages of ours (id, state)."""

    heard: tuple[Incoming, ...] = ()
    answered: tuple[tuple[str, datetime | None], ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    statuses: tuple[tuple[str, str], ...] = field(default=())


def challenge(asked: Mapping[str, str], token: str) -> str | None:
    """The answer to Meta's question when the webhook is set up; None for anybody else's."""
    mine = hmac.compare_digest(asked.get("hub.verify_token", "").encode(), token.encode())
    return asked.get("hub.challenge", "") if mine and asked.get("hub.mode") == "subscribe" else None


def is_signed(raw: bytes, header: str, secret: str) -> bool:
    """Whether the body carries Meta's signature (HMAC-SHA256 over the raw bytes by the app's secret)."""
    expected = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    return hmac.compare_digest(header.encode(), f"sha256={expected}".encode())


def delivery_of(body: Mapping[str, Any], number_id: str) -> Delivery:
    """What concerns this house's number; deliveries of other numbers, and what nobody knows, are left out.

    Threads are known by the business-scoped user id where there is one: a telephone number may be missing, and a
    guest who changes his keeps his thread by `renamed`.
    """
    heard: list[Incoming] = []
    answered: list[tuple[str, datetime | None]] = []
    renamed: list[tuple[str, str]] = []
    statuses: list[tuple[str, str]] = []
    for name, value in _changes(body):
        if str((value.get("metadata") or {}).get("phone_number_id", "")) != number_id:
            continue
        names = {
            _id(one): str((one.get("profile") or {}).get("name", "")) for one in _rows(value, "contacts")
        }
        if name == ECHOES:
            answered += [
                (str(one["to"]), _instant(one["timestamp"]) if one.get("timestamp") else None)
                for one in _rows(value, "message_echoes")
                if one.get("to")
            ]
            continue
        heard += [one for row in _rows(value, "messages") if (one := _message(row, names)) is not None]
        statuses += [
            (str(row["id"]), str(row.get("status"))) for row in _rows(value, "statuses") if row.get("id")
        ]
        moved = [(row.get("previous"), row.get("current")) for row in _rows(value, "user_id_update")]
        renamed += [(str(before), str(after)) for before, after in moved if before and after]
    return Delivery(tuple(heard), tuple(answered), tuple(renamed), tuple(statuses))


def notes_in(body: Mapping[str, Any], number_id: str) -> dict[str, str]:
    """The voice notes that guests spoke themselves: Meta's id of the recording by that of its message."""
    found: dict[str, str] = {}
    for _, value in _changes(body):
        if str((value.get("metadata") or {}).get("phone_number_id", "")) != number_id:
            continue
        for row in _rows(value, "messages"):
            audio, forwarded = row.get("audio"), (row.get("context") or {}).get("forwarded")
            if isinstance(audio, dict) and audio.get("voice") is True and audio.get("id") and not forwarded:
                found[str(row.get("id") or "")] = str(audio["id"])
    return found


def _changes(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if body.get("object") != "whatsapp_business_account":
        return
    for entry in _rows(body, "entry"):
        for change in _rows(entry, "changes"):
            value = change.get("value")
            if isinstance(value, dict):
                yield str(change.get("field", "")), value


def _message(row: Mapping[str, Any], names: Mapping[str, str]) -> Incoming | None:
    """One message; what is no text names itself as a file, so that a person looks."""
    sender, own = _id(row), str(row.get("id") or "")
    if not sender or not own:
        return None
    kind = str(row.get("type") or "")
    text = _text(row, kind)
    files = () if kind in {"text", "interactive", "button"} else (kind or "file",)
    context = row.get("context") or {}
    return Incoming(
        door=Door.WHATSAPP,
        key=hashlib.sha256(f"whatsapp:{own}".encode()).hexdigest(),
        address=sender,
        text=text,
        at=_instant(row.get("timestamp")),
        name=names.get(sender) or None,
        external=own,
        references=(str(context["id"]),) if context.get("id") else (),
        channel="whatsapp",
        attachments=files,
    )


def _text(row: Mapping[str, Any], kind: str) -> str:
    part = row.get(kind)
    if not isinstance(part, dict):
        return ""
    if kind == "interactive":
        reply = part.get("button_reply") or part.get("list_reply") or {}
        return str(reply.get("title", ""))
    return str(part.get("body") or part.get("text") or part.get("caption") or "")


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("user_id") or row.get("from_user_id") or row.get("from") or row.get("wa_id") or "")


def _instant(told: object) -> datetime:
    seconds = int(str(told)) if str(told).isdecimal() and int(str(told)) < LATEST else 0
    return datetime.fromtimestamp(seconds, UTC)


def _rows(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = value.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
