"""A strict twin of what the Bot API does for a bot that guests write to, from its documentation (10.0)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

TOKEN, BASE = "123456:guests", "https://api.telegram.org/bot"
FILES = f"https://api.telegram.org/file/bot{TOKEN}/voice/"


@dataclass
class GuestTelegramTwin:
    """Chats with the bot, and business chats that it may answer in for a day after the guest wrote.

    `chats` have pressed Start; `connections` maps a business connection to the chats whose guest wrote within 24
    hours. `fails`: statuses of the next answers; `hangs`: the next message is taken and its answer never comes.
    `notes` are files that guests sent, by their id.
    """

    chats: set[int] = field(default_factory=set)
    connections: dict[str, set[int]] = field(default_factory=dict)
    fails: list[int] = field(default_factory=list)
    hangs: bool = False
    sent: list[dict[str, Any]] = field(default_factory=list)
    waiting: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[str, bytes] = field(default_factory=dict)
    confirmed: int = 0

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer))

    def answer(self, request: httpx.Request) -> httpx.Response:
        if str(request.url).startswith(FILES):
            return httpx.Response(200, content=self.notes[str(request.url).removeprefix(FILES)])
        path = str(request.url).removeprefix(BASE)
        token, _, method = path.partition("/")
        if token != TOKEN:
            return self._error(401, "Unauthorized")
        body = json.loads(request.content)
        if method == "getMe":
            me = {"id": 123456, "is_bot": True, "first_name": "Villa", "username": "VillaBot"}
            return httpx.Response(200, json={"ok": True, "result": me})
        if method == "getUpdates":
            return self._updates(body)
        if method == "getFile" and body["file_id"] in self.notes:
            return httpx.Response(200, json={"ok": True, "result": {"file_path": f"voice/{body['file_id']}"}})
        if method != "sendMessage" or request.method != "POST":
            return self._error(404, "Not Found")
        return self._send(request, body)

    def _updates(self, body: dict[str, Any]) -> httpx.Response:
        if self.fails:
            return self._error(self.fails.pop(0), "try later")
        self.confirmed = max(self.confirmed, int(body["offset"]))
        self.waiting = [one for one in self.waiting if one["update_id"] >= self.confirmed]
        return httpx.Response(200, json={"ok": True, "result": self.waiting})

    def _send(self, request: httpx.Request, body: dict[str, Any]) -> httpx.Response:
        if self.fails:
            return self._error(self.fails.pop(0), "refused")
        if not 0 < len(body.get("text", "")) <= 4096:
            return self._error(400, "Bad Request: message text is empty or too long")
        chat, connection = int(body["chat_id"]), body.get("business_connection_id")
        allowed = self.chats if connection is None else self.connections.get(connection, set())
        if chat not in allowed:
            return self._error(403, "Forbidden: bot can't initiate conversation with a user")
        if body.get("link_preview_options") != {"is_disabled": True}:
            return self._error(400, "this house shows no previews")
        self.sent.append(body)
        if self.hangs:
            raise httpx.ReadTimeout("no answer came", request=request)
        return httpx.Response(200, json={"ok": True, "result": {"message_id": 1000 + len(self.sent)}})

    @staticmethod
    def _error(status: int, words: str) -> httpx.Response:
        return httpx.Response(status, json={"ok": False, "error_code": status, "description": words})


def update(
    number: int, text: str, name: str = "message", chat: int = 77, more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A text in a private chat as the Bot API delivers it."""
    told = {
        "message_id": number,
        "date": 1_792_000_000 + number,
        "chat": {"id": chat, "type": "private", "first_name": "Anna"},
        "from": {
            "id": chat,
            "is_bot": False,
            "first_name": "Anna",
            "last_name": "Weber",
            "language_code": "de",
        },
        "text": text,
        **(more or {}),
    }
    return {"update_id": 500 + number, name: {k: v for k, v in told.items() if v is not None}}
