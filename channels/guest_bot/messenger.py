"""How does an answer leave by the guests' own bot, or in the name of a person's Telegram account, once?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import httpx

from channels.guest_bot.reading import address_of, place_of
from channels.messenger import Delivered, Delivery, DoorCapabilities, Outgoing
from channels.posted import not_taken, posted
from domain.guests.thread import Door

WINDOW = timedelta(hours=24)  # of a business connection; the bot itself may always answer
LONGEST = 4096
LISTENING = 25  # seconds of one long poll
KINDS = ["message", "edited_message", "business_message", "edited_business_message"]


class GuestBotUnreachable(Exception):
    """Telegram did not answer, or does not know the token; the words are safe to log."""


class GuestBot:
    """The port over the Bot API, and its updates one by one. `base_url` ends in `/bot`."""

    def __init__(
        self, token: str, base_url: str, now: Callable[[], datetime], client: httpx.AsyncClient | None = None
    ) -> None:
        self._url, self._now = f"{base_url}{token}", now
        self._files = f"{base_url.removesuffix('bot')}file/bot{token}"
        self._client = client or httpx.AsyncClient(timeout=httpx.Timeout(LISTENING + 15.0, connect=10.0))

    @property
    def door(self) -> Door:
        return Door.TELEGRAM

    @property
    def capabilities(self) -> DoorCapabilities:
        return DoorCapabilities(buttons=100, edit=True, media=True, longest=LONGEST)

    async def send(self, message: Outgoing) -> Delivered:
        connection, chat = place_of(message.to)
        heard = message.last_heard
        if connection and (heard is None or self._now() - heard >= WINDOW):
            return Delivered(Delivery.REFUSED, words="the business chat's 24 hours are over")
        if len(message.text) > LONGEST:
            return Delivered(Delivery.REFUSED, words="longer than Telegram takes")
        body: dict[str, object] = {
            "chat_id": chat,
            "text": message.text,
            "link_preview_options": {"is_disabled": True},
        }
        if connection:
            body["business_connection_id"] = connection
        replied = (message.answers or "").rpartition("#")[2]
        if replied.isdecimal():
            body["reply_parameters"] = {"message_id": int(replied), "allow_sending_without_reply": True}
        answer = await posted(self._client, f"{self._url}/sendMessage", body)
        if isinstance(answer, Delivered):
            return answer
        told = _told(answer)
        if answer.is_success and told.get("ok") is True and isinstance(told.get("result"), dict):
            own = told["result"].get("message_id")
            return Delivered(Delivery.SENT, f"{address_of(connection, chat)}#{own}")
        if answer.is_success:
            return Delivered(Delivery.UNKNOWN, words="an answer that nobody can read")
        return not_taken(answer.status_code, f"{answer.status_code}")

    async def name(self) -> str:
        """By which name its links lead to it. GuestBotUnreachable where nobody answers."""
        try:
            answer = await self._client.post(f"{self._url}/getMe", json={})
        except httpx.HTTPError as error:
            raise GuestBotUnreachable(type(error).__name__) from None
        found = _told(answer).get("result")
        if not answer.is_success or not isinstance(found, dict) or not isinstance(found.get("username"), str):
            raise GuestBotUnreachable(f"status {answer.status_code}")
        return str(found["username"])

    async def updates(self, after: int) -> list[Mapping[str, Any]]:
        """What came since `after`, oldest first. GuestBotUnreachable where nobody answers."""
        body = {"offset": after, "timeout": LISTENING, "allowed_updates": KINDS}
        try:
            answer = await self._client.post(f"{self._url}/getUpdates", json=body)
        except httpx.HTTPError as error:
            raise GuestBotUnreachable(type(error).__name__) from None
        told = _told(answer)
        rows = told.get("result")
        if not answer.is_success or not isinstance(rows, list):
            raise GuestBotUnreachable(f"status {answer.status_code}")
        found = [row for row in rows if isinstance(row, dict) and isinstance(row.get("update_id"), int)]
        return sorted(found, key=lambda row: int(row["update_id"]))

    async def recording(self, file: str) -> bytes:
        """The bytes of a file that a guest sent. GuestBotUnreachable where they cannot be had."""
        try:
            answer = await self._client.post(f"{self._url}/getFile", json={"file_id": file})
            found = _told(answer).get("result")
            path = found.get("file_path") if isinstance(found, dict) else None
            if not answer.is_success or not isinstance(path, str):
                raise GuestBotUnreachable(f"status {answer.status_code}")
            content = await self._client.get(f"{self._files}/{path}")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise GuestBotUnreachable(type(error).__name__) from None
        if not content.is_success:
            raise GuestBotUnreachable(f"status {content.status_code}")
        return content.content

    async def close(self) -> None:
        await self._client.aclose()


def _told(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
