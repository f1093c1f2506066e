"""Does a director's reader count the rooms that the House counts, and know what was known before?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.bookings.booked_room import room_nights, totals
from domain.bookings.reservation import ReservationState
from domain.money import Money
from domain.nights import Span
from store.engine import Store
from store.reader import PropertyReader
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.store.conftest import HOME, OTHER

DAY = timedelta(days=1)


async def furnish(store: Store) -> None:
    """Two kept bookings, one of them partly before today, and one that is cancelled today."""
    kept = reservation(
        "R1", [stay_room("triple", TODAY - DAY, nights=3)], commission=Money(Decimal(900), "MAD")
    )
    unpriced = stay_room("family", TODAY, nights=2, total=None, nightly=())
    direct = reservation("R2", [unpriced], source="direct", total=None, booked_at=NOW - DAY)
    gone = reservation("R3", [stay_room("triple", TODAY + DAY, nights=1)])
    cancelled = replace(
        gone,
        state=ReservationState.CANCELLED,
        rooms=tuple(replace(room, state=ReservationState.CANCELLED) for room in gone.rooms),
        updated_at=NOW - timedelta(hours=1),
        cancelled_at=NOW - timedelta(hours=1),
    )
    async with store.unit(HOME) as unit:
        for n, booking in enumerate((kept, direct, gone, cancelled)):
            await unit.reservations.ingest(booking, str(n), NOW, "test")


async def test_rooms_by_stay_by_booking_and_by_cancellation(store: Store) -> None:
    await furnish(store)
    reader = PropertyReader(store, HOME)
    slept = await reader.rooms(TODAY, TODAY + 2 * DAY)
    assert [room.number for room in slept] == ["R1", "R2"]
    sums = totals(room_nights(slept, Span(TODAY, TODAY + 2 * DAY)))
    assert (sums.bookings, sums.nights, sums.priced, sums.revenue) == (2, 4, 2, Decimal(5200))
    assert (sums.netted, sums.commission, sums.adr_net) == (2, Decimal(600), Decimal(2300))
    booked = await reader.rooms(TODAY - DAY, TODAY, "booked")
    assert [room.number for room in booked] == ["R2"]
    assert booked[0].prices is None
    gone = await reader.rooms(TODAY, TODAY, "cancelled")
    assert [room.number for room in gone] == ["R3"]


async def test_nights_of_any_window_as_known_before(store: Store) -> None:
    await furnish(store)
    reader = PropertyReader(store, HOME)
    now = await reader.nights(TODAY, TODAY + DAY)
    before = await reader.nights(TODAY, TODAY + DAY, NOW - 10 * DAY)
    assert (now["triple", TODAY + DAY].sold, now["family", TODAY].sold) == (1, 1)
    assert (before["triple", TODAY + DAY].sold, before["family", TODAY].sold) == (2, 0)


async def test_another_house_reads_nothing_of_it(store: Store) -> None:
    await furnish(store)
    reader = PropertyReader(store, OTHER)
    for basis in ("stay", "booked", "cancelled"):
        assert await reader.rooms(TODAY - 40 * DAY, TODAY + 40 * DAY, basis) == []
    assert not any(cell.sold for cell in (await reader.nights(TODAY, TODAY + DAY)).values())
    assert not await reader.cells(TODAY, TODAY)
    assert not await reader.proposals(open_only=True)
    assert not await reader.decisions()
