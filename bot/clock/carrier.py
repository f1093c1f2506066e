"""Who carries approved changes out, soon after the tap and again after a restart?"""

from __future__ import annotations

import asyncio
from functools import partial

from bot.clock.schedule import guarded
from governance.consent.desk import rounds
from governance.office import Office

PAUSE = 1.0


class Carrier:
    """One lane for each property: a slow channel manager delays its own house only."""

    def __init__(self, office: Office, outbox_bell: asyncio.Event) -> None:
        self._office = office
        self._outbox_bell = outbox_bell
        self._busy: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.bell = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: start a round for every idle property, then wait for the bell or a second."""
        while not stop.is_set():
            self.bell.clear()
            async with self._office.store.hall() as hall:
                properties = await hall.property_ids()
            for property_id in properties:
                self._start(property_id)
            try:
                await asyncio.wait_for(self.bell.wait(), PAUSE)
            except TimeoutError:
                continue

    def _start(self, property_id: str) -> None:
        if property_id in self._busy:
            return
        self._busy.add(property_id)
        task = asyncio.create_task(self._round(property_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _round(self, property_id: str) -> None:
        await guarded("carrying", partial(rounds.carry_on, self._office, property_id))()
        self._busy.discard(property_id)
        self._outbox_bell.set()

    async def find_abandoned(self) -> None:
        """At start: what a crash left without an answer is unknown from now on."""
        async with self._office.store.hall() as hall:
            properties = await hall.property_ids()
        for property_id in properties:
            await rounds.find_abandoned(self._office, property_id)
