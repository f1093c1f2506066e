"""Does the snapshot carry the rooms that a director must be able to name, however far ahead they lie?"""

from datetime import timedelta

from directors.cto import seat
from governance.board import Board
from store.bookings.ingest import Delivery
from store.engine import Store
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.store.conftest import HOME

FAR = TODAY + timedelta(days=60)


async def test_bookings_of_an_oversold_night_and_of_no_known_type_stay_in_sight(store: Store) -> None:
    three = [reservation(f"R{n}", [stay_room("triple", FAR)]) for n in range(3)]
    untyped = reservation("R9", [stay_room(None, FAR)])
    quiet = reservation("R8", [stay_room("family", FAR)])
    async with store.unit(HOME) as unit:
        deliveries = [Delivery(booking, booking.number) for booking in (*three, untyped, quiet)]
        await unit.reservations.ingest_many(deliveries, NOW - timedelta(days=20), "pull")
    async with store.reading(HOME) as unit:
        house = await unit.facts.house(NOW)
    assert {stay.number for stay in house.stays} == {"R0", "R1", "R2", "R9"}
    keys = [finding.key for finding in Board((seat(),)).findings(house)]
    assert f"overbooked:triple:{FAR + timedelta(days=2)}" in keys
    assert "unmapped:R9" in keys
