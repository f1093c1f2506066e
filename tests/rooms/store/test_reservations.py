"""Is the newest revision what counts, and is every past day still known?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money
from store.bookings.ingest import BATCH, Delivery, Ingested
from store.engine import Store
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.store.conftest import HOME

ONE_DAY = timedelta(days=1)


async def ingest(store: Store, booking: Reservation, raw: str | None = None) -> Ingested:
    digest = hashlib.sha256((raw or repr(booking)).encode()).hexdigest()
    async with store.unit(HOME) as unit:
        return await unit.reservations.ingest(booking, digest, NOW, "pull")


async def sold(store: Store, night: date = TODAY, as_of: date | None = None) -> int:
    async with store.reading(HOME) as unit:
        house = await unit.facts.house(NOW, as_of=as_of)
    return sum(cell.sold for cell in house.on(night))


def revised(booking: Reservation, *rooms: StayRoom, days: int = 1, **fields: object) -> Reservation:
    changed = replace(booking, updated_at=booking.updated_at + timedelta(days=days), **fields)  # type: ignore[arg-type]
    return replace(changed, rooms=rooms) if rooms else changed


async def test_a_new_booking_reads_back_whole(store: Store) -> None:
    booked = reservation(commission=Money(Decimal("1170.00"), "MAD"), vip=True, delivery="d1")
    answer = await ingest(store, booked)
    assert answer.kind == "new"
    async with store.reading(HOME) as unit:
        assert await unit.reservations.get(answer.reservation_id) == booked
        assert await unit.reservations.by_number("hotelrunner", booked.number) == booked
        assert await unit.reservations.count() == 1
        (stay,) = await unit.reservations.stays_between(TODAY, TODAY)
        assert (stay.guest, stay.vip, stay.people, stay.total) == ("Camille Laurent", True, 2, Decimal(7800))


async def test_a_duplicate_changes_nothing(store: Store) -> None:
    booked = reservation(delivery="d1")
    first = await ingest(store, booked, "raw")
    assert (await ingest(store, booked, "raw")).kind == "same"
    assert (await ingest(store, booked, "same content, other bytes")).kind == "same"
    assert (await ingest(store, revised(booked), "only the time of revision differs")).kind == "same"
    async with store.reading(HOME) as unit:
        assert await unit.reservations.count() == 1
        assert (await unit.reservations.get(first.reservation_id)) == revised(booked)
    assert await sold(store) == 1


async def test_a_change_replaces_and_says_what_was_known(store: Store) -> None:
    booked = reservation()
    await ingest(store, booked)
    longer = revised(booked, stay_room(nights=5), total=Money(Decimal(13000), "MAD"))
    answer = await ingest(store, longer)
    assert (answer.kind, answer.before) == ("changed", booked)
    async with store.reading(HOME) as unit:
        assert await unit.reservations.get(answer.reservation_id) == longer
    assert [await sold(store, TODAY + n * ONE_DAY) for n in range(6)] == [1, 1, 1, 1, 1, 0]


async def test_a_late_revision_never_overwrites(store: Store) -> None:
    booked = reservation()
    newer = revised(booked, stay_room(nights=1), days=2)
    await ingest(store, newer)
    answer = await ingest(store, booked)
    assert (answer.kind, answer.before) == ("late", newer)
    assert (await ingest(store, booked)).kind == "same"
    async with store.reading(HOME) as unit:
        assert await unit.reservations.get(answer.reservation_id) == newer


async def test_a_cancellation_frees_the_nights_and_past_days_still_know_them(store: Store) -> None:
    booked = reservation()
    await ingest(store, booked)
    when = NOW - 2 * ONE_DAY
    gone = replace(booked, state=ReservationState.CANCELLED, updated_at=when, cancelled_at=when)
    assert (await ingest(store, gone)).kind == "cancelled"
    assert await sold(store) == 0
    assert await sold(store, as_of=TODAY - 2 * ONE_DAY) == 1
    assert await sold(store, as_of=TODAY - ONE_DAY) == 0
    assert await sold(store, as_of=(booked.booked_at + ONE_DAY).date()) == 1
    assert await sold(store, as_of=booked.booked_at.date()) == 0


async def test_one_cancelled_room_of_two_frees_only_its_own_nights(store: Store) -> None:
    two = reservation(rooms=[stay_room(), stay_room("triple")])
    await ingest(store, two)
    cancelled = replace(two.rooms[1], state=ReservationState.CANCELLED)
    answer = await ingest(store, revised(two, two.rooms[0], cancelled))
    assert answer.kind == "changed"
    async with store.reading(HOME) as unit:
        house = await unit.facts.house(NOW)
        stays = await unit.reservations.stays_between(TODAY, TODAY)
    assert (house.night("junior-suite", TODAY).sold, house.night("triple", TODAY).sold) == (1, 0)
    assert [stay.room_type for stay in stays] == ["junior-suite"]


async def test_a_room_that_disappears_from_the_booking_is_released(store: Store) -> None:
    two = reservation(rooms=[stay_room(), stay_room()])
    await ingest(store, two)
    one = revised(two, two.rooms[0])
    answer = await ingest(store, one)
    assert await sold(store) == 1
    assert await sold(store, as_of=one.updated_at.date()) == 2
    async with store.reading(HOME) as unit:
        assert await unit.reservations.get(answer.reservation_id) == one


async def test_moved_dates_are_neither_counted_twice_nor_forgotten(store: Store) -> None:
    booked = reservation()
    await ingest(store, booked)
    moved = revised(booked, stay_room(check_in=TODAY + timedelta(days=10)), days=5)
    await ingest(store, moved)
    target = TODAY + timedelta(days=10)
    assert (await sold(store), await sold(store, target)) == (0, 1)
    before = moved.updated_at.date()
    assert (await sold(store, as_of=before), await sold(store, target, as_of=before)) == (1, 0)
    assert (await sold(store, as_of=before + ONE_DAY), await sold(store, target, before + ONE_DAY)) == (0, 1)


async def test_a_no_show_counts_until_the_end_of_the_arrival_day(store: Store) -> None:
    arrival = TODAY - 3 * ONE_DAY
    booked = reservation(rooms=[stay_room(check_in=arrival, nights=5)])
    await ingest(store, booked)
    gone = replace(booked, state=ReservationState.NO_SHOW, updated_at=NOW - ONE_DAY)
    assert (await ingest(store, gone)).kind == "cancelled"
    assert await sold(store, arrival, as_of=arrival) == 1
    assert await sold(store, arrival + ONE_DAY, as_of=arrival + ONE_DAY) == 0
    assert await sold(store, TODAY) == 0


async def test_an_unmapped_room_is_listed_and_counts_for_no_type(store: Store) -> None:
    await ingest(store, reservation(rooms=[stay_room(None, external_code="HR:8")]))
    async with store.unit(HOME) as unit:
        (lost,) = await unit.reservations.unmapped()
        assert lost.room_type is None
    assert await sold(store) == 0


async def test_one_batch_may_hold_several_revisions_of_a_booking(store: Store) -> None:
    booked = reservation()
    gone = revised(booked, state=ReservationState.CANCELLED, cancelled_at=NOW)
    async with store.unit(HOME) as unit:
        answers = await unit.reservations.ingest_many(
            [Delivery(booked, "1"), Delivery(gone, "2"), Delivery(booked, "1")], NOW, "file"
        )
    assert [answer.kind for answer in answers] == ["new", "cancelled", "same"]


async def test_an_erased_guest_stays_erased_when_the_booking_comes_again(store: Store) -> None:
    booked = reservation()
    answer = await ingest(store, booked)
    async with store.unit(HOME) as unit:
        assert await unit.reservations.guest(answer.reservation_id) == booked.guest
        assert (await unit.whole.forget_guest(booked.provider, booked.number)).count
    assert (await ingest(store, booked, "again")).kind == "same"
    async with store.reading(HOME) as unit:
        found = await unit.reservations.get(answer.reservation_id)
        assert found is not None
        assert found.guest == Guest()
        assert await sold(store) == 1


async def test_guests_are_forgotten_when_their_retention_is_over(store: Store) -> None:
    answer = await ingest(store, reservation())  # leaves on the 26th
    last = TODAY + timedelta(days=93)
    async with store.unit(HOME) as unit:
        assert await unit.reservations.purge_guests(last) == 0
        assert await unit.reservations.purge_guests(last + ONE_DAY) == 1
        assert await unit.reservations.guest(answer.reservation_id) is None
    old = reservation("R2", rooms=[stay_room(check_in=date(2020, 1, 1))])
    answer = await ingest(store, old)
    async with store.reading(HOME) as unit:
        assert await unit.reservations.guest(answer.reservation_id) is None


async def test_a_returning_guest_is_recognised(store: Store) -> None:
    past = reservation("R1", rooms=[stay_room(check_in=TODAY - timedelta(days=30), nights=2)])
    await ingest(store, past)
    await ingest(store, reservation("R2"))
    async with store.reading(HOME) as unit:
        (stay,) = (await unit.facts.house(NOW)).arrivals
    assert (stay.number, stay.returning) == ("R2", 1)


async def test_what_was_booked_since_the_last_brief(store: Store) -> None:
    fresh = datetime(2026, 11, 22, 20, tzinfo=UTC)
    far = stay_room(check_in=TODAY + timedelta(days=200))
    await ingest(store, reservation("R1", rooms=[far], booked_at=fresh, updated_at=fresh))
    await ingest(store, reservation("R2"))
    async with store.reading(HOME) as unit:
        house = await unit.facts.house(NOW)
    assert house.since is not None
    assert [stay.number for stay in house.stays if stay.booked_at >= house.since] == ["R1"]


async def test_a_whole_file_goes_in_by_batches_and_again_without_a_trace(store: Store) -> None:
    count = 2 * BATCH + 7
    deliveries = [
        Delivery(reservation(f"R{n}", rooms=[stay_room(check_in=TODAY + timedelta(days=n % 300))]), f"h{n}")
        for n in range(count)
    ]
    async with store.unit(HOME) as unit:
        first = await unit.reservations.ingest_many(deliveries, NOW, "file")
    async with store.unit(HOME) as unit:
        again = await unit.reservations.ingest_many(deliveries, NOW, "file")
        assert await unit.reservations.count() == count
        last = await unit.reservations.by_number("hotelrunner", f"R{count - 1}")
    assert {answer.kind for answer in first} == {"new"}
    assert {answer.kind for answer in again} == {"same"}
    assert [answer.reservation_id for answer in first] == [answer.reservation_id for answer in again]
    assert last == deliveries[-1].reservation
