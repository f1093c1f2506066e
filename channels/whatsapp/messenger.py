"""How does an answer leave by the WhatsApp Cloud API, inside its window, once or not at all?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx

from channels.messenger import Delivered, Delivery, DoorCapabilities, Outgoing
from channels.posted import not_taken, posted
from domain.guests.thread import Door

VERSION = "v23.0"
WINDOW = timedelta(hours=24)
LONGEST, LONGEST_IN_TEMPLATE = 4096, 1024
PATIENCE = httpx.Timeout(20.0, connect=10.0)
# Where Meta keeps what guests send; the token goes nowhere else.
MEDIA_HOST = "lookaside.fbsbx.com"
LARGEST = 1_000_000  # bytes: more than ninety seconds of a voice note
_MEDIA_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")


@dataclass(frozen=True, slots=True)
class WhatsAppAccount:
    """One house's number and who may write from it. `template` is an approved one with the text as its variable."""

    token: str
    number_id: str
    base_url: str = "https://graph.facebook.com"
    template: str | None = None


class MediaUnreachable(Exception):
    """What a guest sent cannot be had: gone, too large, or not where Meta keeps it."""


class WhatsAppMessenger:
    """The port. `now` is the clock by which the window is judged: outside it only templates may be sent."""

    def __init__(
        self, account: WhatsAppAccount, now: Callable[[], datetime], client: httpx.AsyncClient | None = None
    ) -> None:
        self._account, self._now = account, now
        self._client = client or httpx.AsyncClient(timeout=PATIENCE)

    @property
    def door(self) -> Door:
        return Door.WHATSAPP

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(
            window=WINDOW,
            buttons=3,
            templates=self._account.template is not None,
            media=True,
            longest=LONGEST,
        )

    async def send(self, message: Outgoing) -> Delivered:
        inside = message.last_heard is not None and self._now() - message.last_heard < WINDOW
        template = self._account.template
        if not inside and template is None:
            return Delivered(Delivery.REFUSED, words="the guest's window of 24 hours is over")
        if len(message.text) > (LONGEST if inside else LONGEST_IN_TEMPLATE):
            return Delivered(Delivery.REFUSED, words="longer than WhatsApp takes")
        body: dict[str, object] = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": message.to,
            "biz_opaque_callback_data": message.key,
            **(_text(message.text) if inside else _template(template or "", message)),
        }
        if message.answers:
            body["context"] = {"message_id": message.answers}
        url = f"{self._account.base_url}/{VERSION}/{self._account.number_id}/messages"
        answer = await posted(self._client, url, body, {"Authorization": f"Bearer {self._account.token}"})
        return answer if isinstance(answer, Delivered) else _ended(answer)

    async def recording(self, media: str) -> bytes:
        """The bytes of a voice note by its id, which Meta keeps for thirty days. Raises MediaUnreachable."""
        if not _MEDIA_ID.fullmatch(media):
            raise MediaUnreachable("no id of a file")
        base, headers = self._account.base_url, {"Authorization": f"Bearer {self._account.token}"}
        try:
            answer = await self._client.get(f"{base}/{VERSION}/{media}", headers=headers)
            told = answer.json() if answer.is_success else None
            url = told.get("url") if isinstance(told, dict) else None
            if not isinstance(url, str) or not _kept_by_meta(url):
                raise MediaUnreachable(f"status {answer.status_code}")
            async with self._client.stream("GET", url, headers=headers) as content:
                if not content.is_success:
                    raise MediaUnreachable(f"status {content.status_code}")
                found = bytearray()
                async for piece in content.aiter_bytes():
                    found += piece
                    if len(found) > LARGEST:
                        raise MediaUnreachable("too large")
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise MediaUnreachable(type(error).__name__) from None
        return bytes(found)

    async def close(self) -> None:
        await self._client.aclose()


def _kept_by_meta(url: str) -> bool:
    place = urlsplit(url)
    return place.scheme == "https" and place.hostname == MEDIA_HOST and place.port is None


def _text(words: str) -> dict[str, object]:
    return {"type": "text", "text": {"body": words, "preview_url": False}}


def _template(name: str, message: Outgoing) -> dict[str, object]:
    """The approved template with the text as its one variable, which may hold no line break."""
    words = " ".join(message.text.split())
    parameters = [{"type": "text", "text": words}]
    told = {"name": name, "language": {"code": message.language or "en"}}
    return {
        "type": "template",
        "template": {**told, "components": [{"type": "body", "parameters": parameters}]},
    }


def _ended(answer: httpx.Response) -> Delivered:
    """What an answer amounts to: a 5xx may have been sent, a limit of calls has certainly stopped it."""
    try:
        told = answer.json()
    except ValueError:
        told = {}
    if answer.is_success:
        ids = [row.get("id") for row in told.get("messages", ()) if isinstance(row, dict)]
        return Delivered(Delivery.SENT, str(ids[0])) if ids and ids[0] else Delivered(Delivery.UNKNOWN)
    code = (told.get("error") or {}).get("code") if isinstance(told, dict) else None
    words = f"{answer.status_code}, code {code}"
    return not_taken(answer.status_code, words)
