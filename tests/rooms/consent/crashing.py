"""A store that ends the process at a chosen moment of a chosen transaction."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from store.engine import Store
from store.unit import Unit
from tests.rooms.consent.wire import Crash

MOMENTS = ("before", "within", "after")


class CrashingStore(Store):
    """Counts the moments of its writing units; at the `at`-th it raises. Everything else is the real store."""

    def __init__(self, real: Store, at: int) -> None:
        self.__dict__.update(real.__dict__)
        self.real, self.left = real, at

    def unit(self, property_id: str) -> AbstractAsyncContextManager[Unit]:
        return self._crashing(property_id)

    @asynccontextmanager
    async def _crashing(self, property_id: str) -> AsyncIterator[Unit]:
        self._moment()
        async with self.real.unit(property_id) as unit:
            yield unit
            self._moment()
        self._moment()

    def _moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Crash
