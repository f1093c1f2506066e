"""Are rooms given once, inspected by another, and free again when a booking goes?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.bookings.reservation import Guest, ReservationState
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.service.assignment import Place
from domain.service.room import RoomState
from governance.bookings.from_file import fingerprint
from governance.office import snapshot
from governance.service.room_board import room_board
from governance.service.rooms import close_room, give, mark_room, nights_to_give, settle, take_proposed
from governance.service.sheet import sheet_of
from governance.service.sheet_page import sheet_reply
from store.models.whole import RoomNightRow
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.consent.stage import HOME, Stage

S = RoomState


async def booked(stage: Stage, number: str, **fields: object) -> Place:
    room = fields.pop("room", None) or stay_room("quadruple")
    one = reservation(number, [room], **fields)  # type: ignore[list-item]
    async with stage.store.unit(HOME) as unit:
        found = await unit.reservations.ingest(one, fingerprint(one), stage.clock(), "file")
    return (found.reservation_id, 0)


async def given(stage: Stage, first: date = TODAY, last: date = TODAY + timedelta(days=9)) -> Sequence[str]:
    async with stage.store.reading(HOME) as unit:
        return [room for room, _ in sorted(await unit.room_nights.between(first, last))]


async def test_a_room_is_inspected_by_another_and_dirty_after_a_night(stage: Stage) -> None:
    cleaner = stage.people[Role.STAFF]
    place = await booked(stage, "R1", room=stay_room("quadruple", room_number="7"), vip=True)
    await settle(stage.office, HOME)
    async with stage.store.unit(HOME) as unit:
        await mark_room(stage.office, unit, cleaner, "7", S.CLEAN)
        with pytest.raises(Refusal, match="inspected_by_another"):
            await mark_room(stage.office, unit, cleaner, "7", S.INSPECTED)
        with pytest.raises(Refusal, match="clean_first"):
            await mark_room(stage.office, unit, stage.operator, "8", S.INSPECTED)
        with pytest.raises(Refusal, match="not_yours"):
            await mark_room(stage.office, unit, cleaner, "7", S.OUT_OF_ORDER)
        with pytest.raises(Refusal, match="unknown"):
            await mark_room(stage.office, unit, stage.operator, "77", S.DIRTY)
        await mark_room(stage.office, unit, stage.operator, "7", S.INSPECTED)
        house = await snapshot(stage.office, unit)
        days = [await sheet_of(stage.office, unit, TODAY + timedelta(days=n)) for n in (-1, 0, 1)]
    assert [(mark := sheet.rooms.get("7")) and mark.ready for sheet in days] == [None, True, False], (
        "said today, it was not said yesterday, and the night makes it dirty for tomorrow"
    )
    assert "sheet.leaving" not in str(sheet_reply(days[1]))
    assert house.service.ready("7")
    assert [stay.room_number for stay in house.arrivals if stay.reservation == place[0]] == ["7"]
    stage.clock.pass_(days=1)
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    assert not house.service.ready("7"), "somebody slept there"


async def test_two_guests_never_share_a_room(either: Stage) -> None:
    first, second = await booked(either, "R1"), await booked(either, "R2")
    third = await booked(either, "R3")
    nights = tuple(TODAY + timedelta(days=n) for n in range(3))
    async with either.store.unit(HOME) as unit:
        await give(either.office, unit, either.operator, first, "7", nights)
        with pytest.raises(Refusal, match="taken"):
            await give(either.office, unit, either.operator, second, "7", nights[2:])
        assert await take_proposed(either.office, unit, either.operator) == 1
        board = await room_board(either.office, unit)
    assert [(one.stay.place, one.room) for one in board.waiting] == [(third, None)]
    assert set(await given(either)) == {"7", "8"}
    async with either.store.unit(HOME) as unit:  # the bookings change places, by one tap each
        assert await unit.room_nights.take(second, TODAY) == 3
        await give(either.office, unit, either.operator, first, "8", nights)
        await give(either.office, unit, either.operator, second, "7", nights)
    assert len(await given(either)) == 6


async def test_the_database_itself_keeps_two_guests_apart(either: Stage) -> None:
    first, second = await booked(either, "R1"), await booked(either, "R2")
    row = {"room": "7", "night": TODAY, "place": 0, "by": "x", "at": NOW}
    rows = [row | {"reservation_id": place[0]} for place in (first, second)]

    async def both() -> None:
        async with either.store.unit(HOME) as unit:
            await unit.scope.append(RoomNightRow, rows[:1])
            await unit.scope.append(RoomNightRow, rows[1:])

    with pytest.raises(IntegrityError):
        await both()


async def test_a_booking_that_goes_frees_its_room_and_one_that_moves_takes_it_along(stage: Stage) -> None:
    room = stay_room("quadruple", room_number="7")
    await booked(stage, "R1", room=room)
    await booked(stage, "R2", room=stay_room("quadruple", room_number="7"))
    await settle(stage.office, HOME)
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    assert [stay.room_number for stay in house.arrivals] == ["7", None], (
        "a number written twice is one guest's"
    )
    moved = replace(room, check_out=room.check_out + timedelta(days=2), nightly=())
    await booked(stage, "R1", room=moved, updated_at=NOW)
    await settle(stage.office, HOME)
    assert await given(stage) == ["7"] * 5
    gone = replace(moved, state=ReservationState.CANCELLED)
    await booked(
        stage, "R1", room=gone, updated_at=NOW + timedelta(hours=1), state=ReservationState.CANCELLED
    )
    await settle(stage.office, HOME)
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    assert [stay.room_number for stay in house.arrivals] == ["7"], "the second guest has it now"


async def test_a_closed_room_is_given_to_nobody_and_counts_as_blocked(stage: Stage) -> None:
    await booked(stage, "R1", guest=Guest("M. Weber"))
    async with stage.store.unit(HOME) as unit:
        filed = await close_room(stage.office, unit, stage.operator, "7")
    assert filed.proposal is not None
    await stage.tap(filed.proposal, "ok")
    async with stage.store.unit(HOME) as unit:
        nights = await nights_to_give(unit, await snapshot(stage.office, unit), (1, 0))
        with pytest.raises(Refusal, match="out_of_sale"):
            await give(stage.office, unit, stage.operator, (1, 0), "7", nights)
        board = await room_board(stage.office, unit)
    line = board.line("7")
    assert line is not None
    assert line.closed
    assert [one.room for one in board.waiting] == ["8"]
    assert board.house.night("quadruple", TODAY).blocked == 1
