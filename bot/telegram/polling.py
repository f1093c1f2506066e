"""How are updates fetched raw, so that none is confirmed before it is stored?"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
from telegram.error import InvalidToken, NetworkError
from telegram.ext import Application

from bot.telegram.updates import Inbox

log = logging.getLogger(__name__)

ALLOWED = ["message", "callback_query", "my_chat_member"]
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0


async def greeted(application: Application[Any, Any, Any, Any, Any, Any], stop: asyncio.Event) -> bool:
    """Greet Telegram, as often as it takes; False when the end came first. Raises InvalidToken."""
    pause = FIRST_PAUSE
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            raise
        except NetworkError as error:
            log.warning("Telegram cannot be reached yet: %s", type(error).__name__)
            await sleep_or_stop(stop, pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return True
    return False


class TokenRefused(RuntimeError):
    """Telegram does not know the bot token."""


async def polling(url: str, inbox: Inbox, stop: asyncio.Event) -> None:
    """Poll with a client of its own; it ends with `stop`, not with the long poll."""
    async with httpx.AsyncClient() as client:
        running = asyncio.ensure_future(poll(client, url, inbox, stop))
        stopping = asyncio.ensure_future(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if running.done():
            running.result()
        running.cancel()


async def poll(
    client: httpx.AsyncClient, url: str, inbox: Inbox, stop: asyncio.Event, hold: int = 25
) -> None:
    """Ask `url` (…/bot<token>/getUpdates) until `stop`; the next request confirms only what was stored.

    An offset is named only to confirm what just came: without one Telegram gives everything unconfirmed, while a
    kept one would swallow updates once their ids start anew, which they do after a quiet week. Raises
    TokenRefused; every other trouble is waited out, longer each time.
    """
    offset: int | None = None
    pause = FIRST_PAUSE
    while not stop.is_set():
        wanted: dict[str, Any] = {"timeout": hold, "allowed_updates": ALLOWED}
        if offset is not None:
            wanted["offset"] = offset
        try:
            answer = await client.post(url, json=wanted, timeout=hold + 10)
            raws, wait = understood(answer)
        except httpx.HTTPError as error:
            log.warning("Telegram does not answer: %s", type(error).__name__)
            raws, wait = None, pause
        if raws is None:
            await sleep_or_stop(stop, max(wait, pause))
            pause = min(pause * 2, LONGEST_PAUSE)
            continue
        pause, offset = FIRST_PAUSE, None
        for raw in raws:
            if await inbox.take(raw):
                offset = raw["update_id"] + 1


def understood(answer: httpx.Response) -> tuple[list[dict[str, Any]] | None, float]:
    """The updates, or None and how long to wait before the next try."""
    if answer.status_code in {401, 404}:
        raise TokenRefused("Telegram does not know this TELEGRAM_BOT_TOKEN.")
    try:
        body = answer.json()
    except ValueError:
        return None, FIRST_PAUSE
    if answer.status_code == httpx.codes.CONFLICT:
        log.error("another process polls with this token; only one may")
        return None, 5.0
    if answer.status_code != httpx.codes.OK or not isinstance(body.get("result"), list):
        wait = (body.get("parameters") or {}).get("retry_after", FIRST_PAUSE)
        log.warning("Telegram answered %s to a poll", answer.status_code)
        return None, float(wait)
    return [raw for raw in body["result"] if isinstance(raw, dict)], 0.0


async def sleep_or_stop(stop: asyncio.Event, seconds: float) -> None:
    """Wait, but not past the end."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
