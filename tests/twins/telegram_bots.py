"""How does a test get a real python-telegram-bot client of a Bot API on loopback?"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.request import HTTPXRequest


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
