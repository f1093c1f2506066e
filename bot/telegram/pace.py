"""At what pace may the house speak to Telegram, whoever of it speaks?"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.settings import durations_are_timedeltas

durations_are_timedeltas()

# Telegram allows about thirty messages a second for each bot; a fifth less leaves room for retries.
OVERALL_RATE = 24
# And one a second to one person, "short bursts" aside: https://core.telegram.org/bots/faq#broadcasting-to-users
BURST, BURST_SECONDS = 20, 20.0
GROUP_RATE, GROUP_SECONDS = 20, 60.0
MARGIN = 0.1
PATIENCE = 10.0  # seconds that a call waits by itself; who has to wait longer is told, and comes again
MOST_TRIES = 4
MOST_CHATS = 512
# Worth nothing once they are late.
FLEETING = frozenset({"answerCallbackQuery", "sendChatAction", "sendMessageDraft"})

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Pace(BaseRateLimiter[int]):
    """One pace for each chat and one for the whole bot, kept by every call of the Bot API.

    Answers, cards, edits and pictures all pass here. When Telegram asks for patience (429), nobody calls into that
    chat before the time is over; it does not say whom it means, so a second chat that is refused meanwhile, or a
    call of no chat, is taken for the bot: then nobody calls at all. A refused call had no effect and is repeated
    here; where the wait is long the caller gets `RetryAfter` with the time that is left, without a call.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, *, burst: int | None = None) -> None:
        self._now = now
        self._burst = BURST if burst is None else burst
        self._bot = AsyncLimiter(OVERALL_RATE, 1)
        self._chats: dict[Any, AsyncLimiter] = {}
        self._until: dict[Any, float] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    def left(self, chat: Any) -> timedelta:
        """How long nobody may call into this chat (None: call at all); zero when it is free."""
        until = max(self._until.get(chat, 0.0), self._until.get(None, 0.0))
        return timedelta(seconds=max(until - self._now(), 0.0))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make the call when its time has come. Raises RetryAfter when that is too far off."""
        chat = known(data.get("chat_id"))
        patience = 0.0 if endpoint in FLEETING else PATIENCE
        tries = 0
        while True:
            await self._sit_out(chat, patience)
            async with self._turn(chat, endpoint):
                if self.left(chat):  # it came while this call waited for its turn
                    continue
                try:
                    return await callback(*args, **kwargs)
                except RetryAfter as asked:
                    self._hold(chat, seconds_of(asked))
                    tries += 1
                    if tries >= MOST_TRIES or patience == 0:
                        raise

    async def _sit_out(self, chat: Any, patience: float) -> None:
        while left := self.left(chat):
            if left.total_seconds() > patience:
                raise RetryAfter(left)
            await asyncio.sleep(left.total_seconds())

    def _turn(self, chat: Any, endpoint: str) -> AbstractAsyncContextManager[None]:
        """This chat's turn, then the bot's; what leaves no message needs neither."""
        if chat is None or endpoint in FLEETING:
            return contextlib.nullcontext()
        if chat not in self._chats:
            self._forget()
            group = isinstance(chat, str) or chat < 0
            self._chats[chat] = (
                AsyncLimiter(GROUP_RATE, GROUP_SECONDS) if group else AsyncLimiter(self._burst, BURST_SECONDS)
            )
        return both(self._chats[chat], self._bot)

    def _hold(self, chat: Any, seconds: float) -> None:
        """Nobody calls for so long; afterwards this chat gets one message a second, not to be refused again."""
        now = self._now()
        self._until = {one: until for one, until in self._until.items() if until > now}
        others = self._until.keys() - {chat, None}
        held = None if others else chat
        self._until[held] = max(self._until.get(held, 0.0), now + seconds + MARGIN)
        if chat is not None:
            self._chats[chat] = AsyncLimiter(1, 1)

    def _forget(self) -> None:
        """Chats that nobody spoke to for a while start afresh."""
        if len(self._chats) >= MOST_CHATS:
            self._chats = {
                chat: bucket
                for chat, bucket in self._chats.items()
                if not bucket.has_capacity(bucket.max_rate)
            }


@contextlib.asynccontextmanager
async def both(first: AsyncLimiter, second: AsyncLimiter) -> AsyncIterator[None]:
    """One turn of each, in this order."""
    async with first, second:
        yield


def known(chat: object) -> Any:
    """A chat by one name, however it was written; None for a call of no chat."""
    with contextlib.suppress(TypeError, ValueError):
        return int(chat)  # type: ignore[call-overload]
    return chat


def seconds_of(asked: RetryAfter) -> float:
    """How long Telegram asks to be left alone."""
    after = asked.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
