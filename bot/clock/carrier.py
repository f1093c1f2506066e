"""Who carries approved changes out, soon after the tap and again after a restart?"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from bot.clock.each import Each
from bot.clock.rounds import Rounds
from domain.consent.proposal import State
from governance.consent.desk import rounds
from governance.office import Office
from store.day.due import Taken
from store.models.property import SettingRow
from store.models.proposals import AttemptRow, ProposalRow
from store.unit import Unit

PAUSE = 1.0
AT_ONCE = 100
SOON = timedelta(seconds=1)


async def while_one_is_out(office: Office, unit: Unit, now: datetime) -> datetime | None:
    """Soon while a change is approved or under way; what a person carries ends with its consent."""
    if await unit.proposals.in_state(State.APPROVED):
        return now + SOON
    ends = []
    for proposal in await unit.proposals.in_state(State.APPLYING):
        attempts = await unit.attempts.of(proposal.id)
        if not attempts or any(one.outcome or one.request.get("kind") != "panel" for one in attempts):
            return now + SOON
        ends.append(proposal.expires_at)
    return max(now + SOON, min(ends)) if ends else None


CARRYING = Each(
    "carrying",
    1,
    rounds.carry_on,
    again=while_one_is_out,
    upon=frozenset({AttemptRow, ProposalRow, SettingRow}),
)


class Carrier:
    """One lane for each property: a slow channel manager delays its own house only."""

    def __init__(self, office: Office, rounds: Rounds, outbox_bell: asyncio.Event) -> None:
        self._office = office
        self._rounds = rounds
        self._outbox_bell = outbox_bell
        self._tasks: set[asyncio.Task[None]] = set()
        self.bell = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`: start a round for every house where one is due, then wait for the bell or a second."""
        while not stop.is_set():
            self.bell.clear()
            for taken in await self._rounds.take(CARRYING, AT_ONCE):
                task = asyncio.create_task(self._round(taken))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            try:
                await asyncio.wait_for(self.bell.wait(), PAUSE)
            except TimeoutError:
                continue

    async def _round(self, taken: Taken) -> None:
        await self._rounds.visit(CARRYING, taken)
        self._outbox_bell.set()

    async def find_abandoned(self) -> None:
        """At start: what a crash left without an answer is unknown from now on."""
        async with self._office.store.hall() as hall:
            properties = await hall.property_ids()
        for property_id in properties:
            await rounds.find_abandoned(self._office, property_id)
