"""Nine o'clock in many houses of one process: how long until every brief is composed, claimed and done?"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from directors import seated
from domain.consent.rights import Role
from governance.board import Board
from governance.day.morning import brief_if_due
from governance.office import Office
from store.engine import Store, open_store
from store.post.outbox import OutboxItem
from tests.fresh import empty_house
from tests.makers import NOW, reservation, stay_room, villa

SIZES = tuple(map(int, os.environ.get("LHCM_HOUSES", "30,100,300").split(",")))
BOOKINGS = 12
LEASE = timedelta(seconds=60)
AT_ONCE = 30


async def founded(store: Store, count: int) -> list[str]:
    names = [f"house-{n:05}" for n in range(count)]
    for n, name in enumerate(names):
        async with store.hall() as hall:
            owner = await hall.upsert_person(50_000 + n, f"Owner {n}", "fr")
        async with store.unit(name) as unit:
            await unit.property.save(replace(villa(name), name=f"Riad {n}"))
            await unit.people.add_member(owner.id, Role.OWNER, NOW)
            for k in range(BOOKINGS):
                room = stay_room(check_in=NOW.date() + timedelta(days=3 * k), nights=2)
                await unit.reservations.ingest(reservation(f"R{n}-{k}", (room,)), f"{n}-{k}", NOW, "test")
    return names


@pytest.mark.proof
@pytest.mark.parametrize("count", SIZES)
async def test_every_house_gets_its_brief_once(count: int, tmp_path: Path, report: list[str]) -> None:
    store = open_store(empty_house(tmp_path / "house.db"))
    houses = await founded(store, count)
    office = Office(store, Board(seated()), lambda: NOW.replace(hour=8, minute=30))
    began = time.perf_counter()
    for house in houses:
        await brief_if_due(office, house)
    composed = time.perf_counter() - began
    began = time.perf_counter()
    for house in houses:
        await brief_if_due(office, house)
    again = time.perf_counter() - began
    sent: list[OutboxItem] = []
    began, slowest = time.perf_counter(), 0.0
    while True:
        turn = time.perf_counter()
        async with store.hall() as hall:
            items = await hall.outbox_claim(office.clock(), LEASE, AT_ONCE)
        slowest = max(slowest, time.perf_counter() - turn)
        if not items:
            break
        for item in items:
            async with store.hall() as hall:
                await hall.outbox_done(item, len(sent) + 1, office.clock())
            sent.append(item)
    claimed = time.perf_counter() - began
    await store.close()
    briefs = [item for item in sent if item.kind == "reply"]
    assert len(briefs) == len({item.property_id for item in briefs}) == count
    report.append(
        f"{count} houses: briefs composed in {composed:.1f} s ({1000 * composed / count:.0f} ms a house), "
        f"an idle visit of all {again:.2f} s, {len(sent)} messages claimed and done in {claimed:.1f} s, "
        f"slowest claim {1000 * slowest:.0f} ms"
    )
