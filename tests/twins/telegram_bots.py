"""How does a test get a real python-telegram-bot client of a Bot API on loopback?"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.types import ASGIApp, Receive, Scope, Send
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.twins.telegram import TelegramTwin


def one_telegram(first: TelegramTwin, *others: TelegramTwin) -> ASGIApp:
    """One Bot API for several bots, each behind its own number; a strange one is the first one's to refuse."""
    apps = {twin.token.partition(":")[0]: twin.app for twin in (first, *others)}
    default = next(iter(apps.values()))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        number = re.search(r"/bot(\d+):", scope.get("path", ""))
        await apps.get(number.group(1) if number else "", default)(scope, receive, send)

    return app


@asynccontextmanager
async def bot_at(base_url: str, token: str, read_timeout: float = 5) -> AsyncIterator[Bot]:
    """An initialised Bot (it has called getMe); proxies of the environment are ignored."""
    request, polling = (
        HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False}) for _ in range(2)
    )
    async with Bot(
        token,
        base_url=f"{base_url}/bot",
        base_file_url=f"{base_url}/file/bot",
        request=request,
        get_updates_request=polling,
    ) as bot:
        yield bot
