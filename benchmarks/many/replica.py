"""What does one replica do at nine: briefs that are due, and verdicts of people who wait beside them?"""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.many.houses import TAPPED
from bot.settings import Settings
from bot.ticks import TICKS, rounds_of
from directors import seated
from governance.board import Board
from governance.consent.desk.verdicts import approve
from governance.office import Office, Terms
from store.engine import Store, open_store
from tests.makers import NOW

NINE = NOW.replace(hour=8, minute=30)  # half past nine in Marrakech: every brief is due
A_TAP_EVERY = 0.25
AT_ONCE, LEASE = 30, timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Worked:
    """Seconds of the clock until nothing was due, seconds of processor, and how long each verdict took."""

    seconds: float
    processor: float
    verdicts: tuple[float, ...]


def work(given: tuple[str, float, Sequence[int]]) -> Worked:
    """One process over the database: from `begins` on until no brief is due. It taps these cards meanwhile."""
    url, begins, cards = given
    return asyncio.run(_work(url, begins, cards))


async def _work(url: str, begins: float, cards: Sequence[int]) -> Worked:
    store = open_store(url)
    office = Office(store, Board(seated()), lambda: NINE, terms=replace(Terms(), abandoned_after=LEASE))
    rounds = rounds_of(office, Settings())
    [brief] = [one for one in TICKS if one.name == "brief"]
    await asyncio.sleep(max(0.0, begins - time.time()))
    before, began = _processor(), time.perf_counter()
    taps = asyncio.create_task(_taps(office, cards))
    await rounds.look(brief)
    seconds = time.perf_counter() - began
    taps.cancel()
    verdicts = await asyncio.gather(taps, return_exceptions=True)
    await store.close()
    found = verdicts[0] if isinstance(verdicts[0], list) else []
    return Worked(seconds, _processor() - before, tuple(found))


async def _taps(office: Office, cards: Sequence[int]) -> list[float]:
    took: list[float] = []
    try:
        for card in cards:
            await asyncio.sleep(A_TAP_EVERY)
            began = time.perf_counter()
            async with office.store.unit(TAPPED) as unit:
                held = await unit.proposals.certain(card)
                [owner] = await unit.people.members()
                await approve(office, unit, held, owner, "parce que")
            took.append(time.perf_counter() - began)
    except asyncio.CancelledError:
        return took
    return took


async def sent(store: Store) -> tuple[int, float]:
    """Claim and finish every message, as a sender does whose calls take no time: how many, in how many seconds."""
    began, count = time.perf_counter(), 0
    while True:
        async with store.hall() as hall:
            items = await hall.outbox_claim(NINE + LEASE, LEASE, AT_ONCE)
        if not items:
            return count, time.perf_counter() - began
        async with store.hall() as hall:
            for item in items:
                await hall.outbox_done(item, count + 1, NINE)
                count += 1


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
