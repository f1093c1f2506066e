"""How does an answer leave by the WhatsApp Cloud API, inside its window, once or not at all?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx

from channels.messenger import Delivered, Delivery, DoorCapabilities, Outgoing
from domain.guests.thread import Door

VERSION = "v23.0"
WINDOW = timedelta(hours=24)
LONGEST = 4096
PATIENCE = httpx.Timeout(20.0, connect=10.0)


@dataclass(frozen=True, slots=True)
class WhatsAppAccount:
    """One house's number and who may write from it."""

    token: str
    number_id: str
    base_url: str = "https://graph.facebook.com"


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
        return DoorCapabilities(window=WINDOW, buttons=3, templates=True, media=True, longest=LONGEST)

    async def send(self, message: Outgoing) -> Delivered:
        if message.last_heard is None or self._now() - message.last_heard >= WINDOW:
            return Delivered(Delivery.REFUSED, words="the guest's window of 24 hours is over")
        if len(message.text) > LONGEST:
            return Delivered(Delivery.REFUSED, words="longer than WhatsApp takes")
        body: dict[str, object] = {
            "messaging_product": "whatsapp",
            "recipient_type": "individual",
            "to": message.to,
            "type": "text",
            "text": {"body": message.text, "preview_url": False},
            "biz_opaque_callback_data": message.key,
        }
        if message.answers:
            body["context"] = {"message_id": message.answers}
        url = f"{self._account.base_url}/{VERSION}/{self._account.number_id}/messages"
        headers = {"Authorization": f"Bearer {self._account.token}"}
        try:
            answer = await self._client.post(url, json=body, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            return Delivered(Delivery.UNREACHED, words=type(error).__name__)
        except httpx.HTTPError as error:
            return Delivered(Delivery.UNKNOWN, words=type(error).__name__)
        return _ended(answer)

    async def close(self) -> None:
        await self._client.aclose()


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
    if answer.status_code == 429:
        return Delivered(Delivery.UNREACHED, words=words)
    return Delivered(Delivery.REFUSED if answer.status_code < 500 else Delivery.UNKNOWN, words=words)
