"""Does a booking of the night wait for the morning, and is it then told with the others?"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.telegram.drawing import Faces
from channels.ports import Envelope
from domain.bookings.reservation import Reservation, ReservationState
from domain.consent.rights import Role
from governance.board import Board
from governance.bookings.intake import receive
from governance.office import Office
from store.engine import open_store
from tests.fresh import empty_house
from tests.makers import reservation, villa

NIGHT = datetime(2026, 10, 14, 22, 0, tzinfo=UTC)  # 23:00 in Marrakech
LEASE = timedelta(minutes=1)


class Clock:
    now = NIGHT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def office(tmp_path: Path, clock: Clock) -> AsyncIterator[Office]:
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    async with store.unit("villa-thaifa") as unit:
        await unit.property.save(villa())
    async with store.hall() as hall:
        said = await hall.upsert_person(111, "Said", "fr")
    async with store.unit("villa-thaifa") as unit:
        await unit.people.add_member(said.id, Role.OWNER, NIGHT)
    yield Office(store, Board(()), clock)
    await store.close()


def delivered(booking: Reservation) -> Envelope:
    return Envelope(booking, {"number": booking.number, "at": str(booking.updated_at)}, None)


async def due(office: Office) -> list[str]:
    async with office.store.hall() as hall:
        items = await hall.outbox_claim(office.clock(), LEASE, 10)
    shown = [await Faces(office).of(item) for item in items]
    return [text for one in shown if one is not None for text in one.texts]


async def test_bookings_of_the_night_are_told_together_at_the_end_of_quiet_hours(
    office: Office, clock: Clock
) -> None:
    first = reservation(number="R1", booked_at=NIGHT, updated_at=NIGHT)
    second = reservation(number="R2", booked_at=NIGHT, updated_at=NIGHT)
    await receive(office, "villa-thaifa", [delivered(first)], "pull")
    clock.now = NIGHT + timedelta(hours=2)
    await receive(office, "villa-thaifa", [delivered(second)], "pull")
    gone = replace(first, state=ReservationState.CANCELLED, updated_at=clock.now, cancelled_at=clock.now)
    await receive(office, "villa-thaifa", [delivered(gone)], "pull")
    assert await due(office) == []

    clock.now = datetime(2026, 10, 15, 6, 0, tzinfo=UTC)  # 07:00 in Marrakech
    (told,) = await due(office)
    assert "Pendant la nuit" in told
    assert "2" in told.splitlines()[0]
    assert "annul" in told.lower()


async def test_a_booking_of_the_day_is_told_at_once(office: Office, clock: Clock) -> None:
    clock.now = NIGHT - timedelta(hours=4)
    booking = reservation(number="R3", booked_at=clock.now, updated_at=clock.now)
    await receive(office, "villa-thaifa", [delivered(booking)], "callback")
    (told,) = await due(office)
    assert "Nouvelle réservation" in told
