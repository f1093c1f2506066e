"""Are shuffled triples of mail, list and API one booking each, rung once, when the process dies at any moment?"""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.bookings.reservation import Guest
from domain.bookings.sighting import Rank, Sighting
from domain.consent.rights import Role
from governance.board import Board
from governance.bookings.intake import receive_in
from governance.office import Office
from governance.post.reply_json import reply_from_json
from store.engine import Store, open_store
from store.models.whole import OutboxRow
from tests.fresh import empty_house
from tests.journeys.pilot import ROOT
from tests.makers import NOW, TODAY, reservation, stay_room, villa
from tests.rooms.bookings import triples
from tests.rooms.consent.crashing import CrashingStore
from tests.rooms.consent.wire import Crash

HOME = "villa-thaifa"
MOMENTS = 6  # of a unit and the next: before, within, after, and three at which nothing dies


def triple(n: int) -> list[Sighting]:
    """One booking as the channel manager, its panel's list and the agency's mail tell it."""
    room = stay_room(check_in=TODAY + timedelta(days=n % 90))
    guest = Guest(name=f"Guest Number{n}")
    wire = reservation(f"R7{n:07}", rooms=[room], guest=guest, channel_number=f"44{n:08}")
    row = replace(wire, provider="file:panel", channel_number=None, total=None)
    mail = replace(wire, provider="mail:bookingcom", number=f"44{n:08}", channel_number=None)
    told = ((Rank.WIRE, wire), (Rank.LIST, row), (Rank.MAIL, mail))
    return [
        Sighting(one.provider, rank, f"{one.provider}:{n}", NOW + timedelta(minutes=rank), one, f"{rank}:{n}")
        for rank, one in told
    ]


async def opened(folder: Path) -> Store:
    url = empty_house(folder / "house.sqlite3")
    store = open_store(url)
    async with store.hall() as hall:
        said = await hall.upsert_person(111, "Said", "fr")
    async with store.unit(HOME) as unit:
        await unit.property.save(villa())
        await unit.people.add_member(said.id, Role.OWNER, NOW)
    return store


async def delivered(store: Store, one: Sighting, dies_at: int) -> None:
    """Once, dying at that moment, and again until somebody says that it is in: what every source does."""
    with suppress(Crash):
        mortal = CrashingStore(store, dies_at)
        office = Office(mortal, Board(()), lambda: NOW)
        async with mortal.unit(HOME) as unit:
            await receive_in(office, unit, [one], "mail")
    office = Office(store, Board(()), lambda: NOW)
    async with store.unit(HOME) as unit:
        await receive_in(office, unit, [one], "mail")


async def test_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    count = 12
    chance = random.Random(13)
    words = [one for n in range(count) for one in triple(n)]
    chance.shuffle(words)
    store = await opened(tmp_path)
    for one in words:
        await delivered(store, one, chance.randint(1, MOMENTS))
    async with store.reading(HOME) as unit:
        assert await unit.reservations.count() == count
        stays = await unit.reservations.stays_between(TODAY, TODAY + timedelta(days=99))
        assert sorted(stay.number for stay in stays) == [f"R7{n:07}" for n in range(count)]
        assert {len(await unit.sightings.of(stay.reservation)) for stay in stays} == {3}
        rung = select(func.count(OutboxRow.id)).where(OutboxRow.dedupe.like("bookings:%"))
        assert await unit.scope.first(rung) == count, "each rings exactly once"
    await store.close()


@pytest.mark.parametrize(
    ("count", "kills"), [(8, 4), pytest.param(1000, 120, marks=pytest.mark.proof)], ids=["few", "thousand"]
)
async def test_nothing_is_lost_and_nothing_doubled_when_the_process_is_killed(
    tmp_path: Path, count: int, kills: int
) -> None:
    await (await opened(tmp_path)).close()
    program = [
        sys.executable,
        "-m",
        "tests.rooms.bookings.triples",
        str(tmp_path),
        "13",
        str(count),
        str(kills),
    ]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: ASYNC221
    assert done.returncode == 0, done.stderr
    store = open_store(f"sqlite:///{tmp_path / 'house.sqlite3'}")
    async with store.reading(HOME) as unit:
        assert await unit.reservations.count() == count
        stays = await unit.reservations.stays_between(TODAY, TODAY + timedelta(days=400))
        assert sorted(stay.number for stay in stays) == [triples.number(n) for n in range(count)]
        for stay in stays:
            said = {kept.sighting.source for kept in await unit.sightings.of(stay.reservation)}
            assert said == {"hotelrunner", "mail:hotelrunner", "file:panel"}, stay.number
        payloads = await unit.scope.all(select(OutboxRow.payload).where(OutboxRow.dedupe.like("bookings:%")))
    await store.close()
    titles = [reply_from_json(dict(payload)).blocks[0].lines[0].phrase for payload in payloads]
    told = Counter({"booking.new": 0})
    for title in titles:
        told[title.key] += int(title.args.get("n", 1)) if title.key == "booking.joined" else 1
    assert told["booking.new"] + told["booking.joined"] == count, "each rings exactly once"
    assert set(told) <= {"booking.new", "booking.joined"}
