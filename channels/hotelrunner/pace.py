"""When may the next call leave, so that a minute never holds more than the account allows?"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

# A second more than a minute: our clock and HotelRunner's need not agree on when a minute ends.
WINDOW = 61.0


class Pacer:
    """At most `per_minute` calls in any window, the last place kept for urgent ones.

    A short burst may leave at once (a write and its check must not wait for spacing); the window is kept.
    """

    def __init__(
        self,
        per_minute: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        window: float = WINDOW,
        patience: float = 2 * WINDOW,
    ) -> None:
        self._per_minute = per_minute
        self._clock, self._sleep = clock, sleep
        self._window, self._patience = window, patience
        self._left: deque[float] = deque(maxlen=per_minute)
        self._held_until = float("-inf")

    def hold(self, seconds: float) -> None:
        """Let nothing leave for that long: HotelRunner has asked us to wait."""
        self._held_until = max(self._held_until, self._clock() + seconds)

    async def turn(self, *, urgent: bool) -> float:
        """Wait for a place and take it: 0. When it would take longer than our patience: the seconds to wait."""
        give_up_at = self._clock() + self._patience
        while True:
            now = self._clock()
            wait = self._wait(now, urgent)
            if wait <= 0:
                self._left.append(now)
                return 0.0
            if now + wait > give_up_at:
                return wait
            await self._sleep(wait)

    def _wait(self, now: float, urgent: bool) -> float:
        places = self._per_minute if urgent else max(1, self._per_minute - 1)
        recent = [left for left in self._left if left > now - self._window]
        full = recent[-places] + self._window - now if len(recent) >= places else 0.0
        return max(full, self._held_until - now, 0.0)
