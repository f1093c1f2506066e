"""When did something change, for however many pages are open, at the price of one look?"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field

from governance.office import Office

EVERY = 0.4  # seconds between two looks; a page knows of a change within one second


@dataclass(slots=True)
class Watched:
    """One house that somebody looks at: its beat, and who waits for the next one."""

    beat: str
    listeners: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    looking: asyncio.Task[None] | None = None


@dataclass(slots=True)
class Watch:
    """Looks once for all pages of a house, and only while somebody has one open."""

    office: Office
    every: float = EVERY
    _houses: dict[str, Watched] = field(default_factory=dict)

    async def beats(
        self, property_id: str, known: str | None, patience: float
    ) -> AsyncGenerator[str | None, None]:
        """Every beat after `known` (None: from now on); None when `patience` seconds passed without one.

        A listener that knows an older beat hears at once that it has missed something.
        """
        async with self._listening(property_id) as house:
            heard = known or house.beat
            while True:
                changed = house.changed
                if house.beat != heard:
                    heard = house.beat
                    yield heard
                    continue
                try:
                    await asyncio.wait_for(changed.wait(), patience)
                except TimeoutError:
                    yield None

    @contextlib.asynccontextmanager
    async def _listening(self, property_id: str) -> AsyncIterator[Watched]:
        house = self._houses.get(property_id)
        if house is None:
            house = Watched(await self._beat(property_id))
            house = self._houses.setdefault(property_id, house)
        house.listeners += 1
        if house.looking is None:
            house.looking = asyncio.create_task(self._look(property_id, house))
        try:
            yield house
        finally:
            house.listeners -= 1
            if not house.listeners:
                self._houses.pop(property_id, None)
                house.looking.cancel()
                await asyncio.wait([house.looking])  # it holds a connection until it has ended

    async def _look(self, property_id: str, house: Watched) -> None:
        while True:
            beat = await self._beat(property_id)
            if beat != house.beat:
                house.beat = beat
                awaited, house.changed = house.changed, asyncio.Event()
                awaited.set()
            await asyncio.sleep(self.every)

    async def _beat(self, property_id: str) -> str:
        async with self.office.store.reading(property_id) as unit:
            return await unit.pulse.now()
