"""A strict twin of the WhatsApp Cloud API's message call, from its documentation."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any

import httpx

TOKEN, NUMBER_ID, SECRET, VERIFY = "wa-token", "106540352242922", "app-secret-of-tests", "verify-me-please"


@dataclass
class WhatsAppTwin:
    """Takes text messages inside the guest's window and refuses everything that the documentation refuses.

    `media` are recordings by their ids, which lie at `kept_at`.
    `open_windows` are the guests who wrote within 24 hours; `fails`: statuses of the next answers; `hangs`: the
    next answer never comes, though the message was taken.
    """

    open_windows: set[str] = field(default_factory=set)
    fails: list[int] = field(default_factory=list)
    hangs: bool = False
    sent: list[dict[str, Any]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    kept_at: str = "https://lookaside.fbsbx.com/whatsapp_business/attachments/"

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self.answer))

    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return self._error(401, 190)
        if request.method == "GET":
            return self._kept(request)
        if request.method != "POST" or not request.url.path.endswith(f"/{NUMBER_ID}/messages"):
            return self._error(404, 100)
        body = json.loads(request.content)
        if self.fails:
            return self._error(self.fails.pop(0), 131000)
        if body.get("messaging_product") != "whatsapp" or not self._well_formed(body):
            return self._error(400, 100)
        if body["type"] == "text" and body["to"] not in self.open_windows:
            return self._error(400, 131047)
        self.sent.append(body)
        if self.hangs:
            raise httpx.ReadTimeout("no answer came", request=request)
        return httpx.Response(200, json={"messages": [{"id": f"wamid.{len(self.sent)}"}]})

    def _kept(self, request: httpx.Request) -> httpx.Response:
        """First where a file lies, then, there and with the token, the file itself."""
        own = request.url.path.rpartition("/")[2]
        if own not in self.media:
            return self._error(404, 100)
        if str(request.url) == f"{self.kept_at}{own}":
            return httpx.Response(200, content=self.media[own], headers={"Content-Type": "audio/ogg"})
        told = {"url": f"{self.kept_at}{own}", "mime_type": "audio/ogg", "id": own}
        return httpx.Response(200, json={"messaging_product": "whatsapp", **told})

    @staticmethod
    def _well_formed(body: dict[str, Any]) -> bool:
        """A text of a length that is allowed, or a template with its variables, each on one line."""
        if body.get("type") == "text":
            return 0 < len(body.get("text", {}).get("body", "")) <= 4096
        told = body.get("template", {}) if body.get("type") == "template" else {}
        rows = [row for part in told.get("components", ()) for row in part.get("parameters", ())]
        texts = [row.get("text", "") for row in rows]
        short = all(0 < len(one) <= 1024 and "\n" not in one for one in texts)
        return bool(told.get("name") and told.get("language", {}).get("code") and texts) and short

    @staticmethod
    def _error(status: int, code: int) -> httpx.Response:
        return httpx.Response(status, json={"error": {"code": code, "message": "refused"}})


def signed(body: dict[str, Any], secret: str = SECRET) -> tuple[bytes, str]:
    """A delivery as Meta posts it, with its signature."""
    raw = json.dumps(body).encode()
    return raw, "sha256=" + hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()


def delivery(
    *messages: dict[str, Any], field_: str = "messages", number: str = NUMBER_ID, **more: Any
) -> dict[str, Any]:
    """One webhook body with these messages in one change."""
    value: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "212500000000", "phone_number_id": number},
        "contacts": [{"profile": {"name": "Anna Weber"}, "wa_id": "4915112345678", "user_id": "DE.1502"}],
        **more,
    }
    if messages:
        value["messages"] = list(messages)
    return {
        "object": "whatsapp_business_account",
        "entry": [{"changes": [{"field": field_, "value": value}]}],
    }


def text(body: str, own: str = "wamid.A", at: int = 1_792_000_000, **more: Any) -> dict[str, Any]:
    """A guest's text message."""
    told = {"from": "4915112345678", "user_id": "DE.1502", "id": own, "timestamp": str(at), "type": "text"}
    return {**told, "text": {"body": body}, **more}


def voice(media: str, own: str = "wamid.V", at: int = 1_792_000_000, **more: Any) -> dict[str, Any]:
    """A guest's voice note, which names its recording and does not hold it."""
    told = {"from": "4915112345678", "user_id": "DE.1502", "id": own, "timestamp": str(at), "type": "audio"}
    audio = {"id": media, "mime_type": "audio/ogg; codecs=opus", "sha256": "c2hh", "voice": True}
    return {**told, "audio": audio, **more}
