"""Do spoilt bodies leave a real house whole when they are received, and is a good booking taken in afterwards?"""

import json
import random
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from channels.hotelrunner.callback import deliveries
from directors import seated
from governance.board import Board
from governance.bookings.intake import receive
from governance.office import Office
from store.engine import open_store
from tests.fresh import empty_house
from tests.makers import villa
from tests.rules.channels.test_hotelrunner_fuzz import FIXTURES, cut, spoil

HOME = "villa-thaifa"
NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
BODIES = 150
GOOD = FIXTURES[0].parent / "reservation_2026.json"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa())
    yield Office(store, Board(seated()), lambda: NOW)
    await store.close()
    shutil.rmtree(tmp_path)


def bodies(documents: list[Any], chance: random.Random) -> list[str]:
    """Spoilt bookings, each under one of fifty numbers, so that revisions of one booking collide."""
    made = []
    for _ in range(BODIES):
        document = dict(chance.choice(documents)) | {"hr_number": f"R{chance.randrange(50)}"}
        document["updated_at"] = f"2026-01-{chance.randrange(1, 29):02d}T09:00:00+01:00"
        document["message_uid"] = f"uid-{chance.randrange(200)}"
        spoilt = spoil(document, chance)
        made.append(cut(json.dumps(chance.choice([spoilt, {"reservations": [spoilt, document]}])), chance))
    return made


async def test_spoilt_bodies_are_stored_whole_or_not_at_all(office: Office) -> None:
    chance = random.Random(20260201)
    documents = [
        body for path in FIXTURES if "hr_number" in (body := json.loads(path.read_text(encoding="utf-8")))
    ]
    assert documents
    numbers: set[str] = set()
    for text in bodies(documents, chance):
        envelopes = deliveries(text)
        await receive(office, HOME, envelopes, "callback")
        numbers |= {e.reservation.number for e in envelopes if e.reservation}
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == len(numbers)
        for number in numbers:
            stored = await unit.reservations.by_number("hotelrunner", number)
            assert stored is not None
            assert stored.rooms
        assert (await unit.journal.verify()).ok

    good = json.loads(GOOD.read_text(encoding="utf-8")) | {"hr_number": "R-good", "message_uid": "uid-good"}
    received = await receive(office, HOME, deliveries(json.dumps(good)), "callback")
    assert [change.kind for change in received.changes] == ["new"]
    again = await receive(office, HOME, deliveries(json.dumps(good)), "callback")
    assert again.changes == ()


@pytest.mark.parametrize("year", [2031, 2200, 9997])
async def test_a_booking_in_a_far_century_is_stored_without_unrolling_the_years(
    office: Office, year: int
) -> None:
    far = json.loads(GOOD.read_text(encoding="utf-8").replace("2026-03-", f"{year}-03-"))
    started = datetime.now(UTC)
    received = await receive(office, HOME, deliveries(json.dumps(far)), "callback")
    assert len(received.changes) == 1
    assert (datetime.now(UTC) - started).total_seconds() < 5
