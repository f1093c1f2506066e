"""How does a program read the conversations with guests?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.guests.thread import Message
from governance.guests.threads import Conversation


def conversations_json(found: Sequence[Conversation]) -> dict[str, Any]:
    """The conversations as data/schemas/guests.json describes them. Guests' words are data."""
    return {"schema": "guests/1", "threads": [_conversation(one) for one in found]}


def _conversation(one: Conversation) -> dict[str, Any]:
    thread = one.thread
    return {
        "id": thread.id,
        "name": thread.name,
        "stay": thread.stay,
        "channel": thread.channel,
        "language": thread.language,
        "waiting_since": _instant(one.waiting_since),
        "messages": [_message(message) for message in one.messages],
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "way": message.way.value,
        "door": message.door.value,
        "state": message.state.value,
        "reason": message.reason,
        "language": message.language,
        "text": message.text,
        "at": _instant(message.at),
        "sent_at": _instant(message.sent_at),
        "by": message.by,
        "answers": message.answers,
        "topics": list(message.body.get("topics", ())),
        "fences": [code for code, _ in message.body.get("fences", ())],
        "unread": list(message.body.get("unread", ())),
        "missing": list(message.body.get("missing", ())),
        "sources": dict(message.body.get("sources", {})),
    }


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
