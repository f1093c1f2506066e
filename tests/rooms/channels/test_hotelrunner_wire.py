"""What does the adapter do with HotelRunner's particularities, over real HTTP?"""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from channels.ports import PushOutcome, PushRow, PushState, ReadFailure, Unreachable
from channels.simulated.hotelrunner import BookedRoom
from domain.bookings.reservation import ReservationState
from domain.prices.rates import CellValue
from tests.rooms.channels.hotelrunner_stage import NOW, HotelRunnerStage


@pytest.fixture
async def stage() -> AsyncIterator[HotelRunnerStage]:
    async with HotelRunnerStage() as ready:
        yield ready


def price(stage: HotelRunnerStage, nights: int = 2) -> list[PushRow]:
    return [
        PushRow(stage.code, stage.night + timedelta(days=n), CellValue(price=Decimal(150)))
        for n in range(nights)
    ]


async def pushed(stage: HotelRunnerStage) -> str:
    (request,) = stage.manager.plan(price(stage))
    receipt = await stage.manager.push(request)
    assert receipt.tracking is not None
    return receipt.tracking


async def test_all_channels_and_connected_ones(stage: HotelRunnerStage) -> None:
    await pushed(stage)
    connected = {channel.code: channel for channel in await stage.manager.channels()}
    assert connected["bookingcom"].succeeded == 1
    assert "expedia" in {channel.code for channel in await stage.manager.all_channels()} - connected.keys()


async def test_every_parameter_of_the_reservation_list(stage: HotelRunnerStage) -> None:
    new, old = stage.book(), stage.book()
    stage.twin.bookings[old].completed_at = NOW - timedelta(days=20)
    stage.modify(old)

    async def numbers(**asked: object) -> set[str]:
        asked = {"changed_since": None, "undelivered": False} | asked
        found = await stage.manager.reservations(**asked)  # type: ignore[arg-type]
        return {e.reservation.number for e in found if e.reservation}

    assert await numbers() == {new}  # HotelRunner's own window is ten days
    assert await numbers(created_since=date(2020, 1, 1)) == {new, old}  # reaches as far as the window
    assert await numbers(changed_since=NOW.date(), modified=True) == {old}
    assert await numbers(changed_since=NOW.date(), booked=True) == {new}
    assert await numbers(changed_since=date(2026, 2, 2)) == set()
    assert stage.twin.calls[1].query["from_date"] == ["2026-01-02"]


async def test_a_channels_own_number_finds_its_reservation(stage: HotelRunnerStage) -> None:
    number = stage.book()
    (found,) = await stage.manager.find(stage.twin.bookings[number].provider_number or "")
    assert found.reservation is not None
    assert found.reservation.number == number


async def test_repeated_and_reordered_deliveries_share_keys(stage: HotelRunnerStage) -> None:
    for _ in range(60):
        stage.book()
    once = await stage.manager.reservations(changed_since=None, undelivered=True)
    stage.twin.deliver_twice = stage.twin.deliver_reversed = True
    twice = await stage.manager.reservations(changed_since=None, undelivered=True)
    assert len(twice) == 2 * len(once) == 120
    assert {e.key for e in twice} == {e.key for e in once}


async def test_pages_that_repeat_do_not_go_on_for_ever(
    stage: HotelRunnerStage, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(120):
        stage.book()
    stage.twin.repeat_first_page = True
    with caplog.at_level(logging.WARNING):
        found = await stage.manager.reservations(changed_since=None, undelivered=True)
    assert len(found) == 50
    assert len(stage.twin.calls) == 2
    assert "more pages" in caplog.text


async def test_an_account_that_may_not_acknowledge_is_told_apart_from_a_failure(
    stage: HotelRunnerStage,
) -> None:
    stage.book()
    (waiting,) = await stage.manager.reservations(changed_since=None, undelivered=True)
    assert waiting.delivery is not None
    stage.disturb("error_before")
    with pytest.raises(Unreachable):
        await stage.manager.acknowledge(waiting.delivery)
    stage.twin.acks_enabled = False
    assert await stage.manager.acknowledge(waiting.delivery) is False


async def test_a_multi_room_booking_with_one_room_cancelled(stage: HotelRunnerStage) -> None:
    stay = (stage.night, stage.night + timedelta(days=2))
    number = stage.twin.add_booking([BookedRoom("HR:1", *stay), BookedRoom("HR:2", *stay)])
    stage.twin.cancel_booking(number, room=0)
    (found,) = await stage.manager.find(number)
    assert found.reservation is not None
    assert [room.room_type for room in found.reservation.holding] == ["double"]


async def test_a_booking_that_awaits_the_hotelier_is_confirmed_once(stage: HotelRunnerStage) -> None:
    number = stage.book()
    stage.twin.modify_booking(number, state="reserved", requires_response=True)
    assert (await stage.manager.confirm_booking(number)).outcome is PushOutcome.ACCEPTED
    again = await stage.manager.confirm_booking(number)
    assert again.outcome is PushOutcome.REJECTED
    assert "state_change_is_not_available" in again.errors[0]
    assert stage.twin.bookings[number].state == ReservationState.CONFIRMED
    assert {call.query["event"][0] for call in stage.twin.calls} == {"confirm"}


@pytest.mark.parametrize("shape", [1, 2])
async def test_one_failing_channel_makes_the_push_partial(stage: HotelRunnerStage, shape: int) -> None:
    stage.twin.failing["bookingcom"] = None
    stage.twin.transaction_shape = shape
    status = await stage.manager.push_status(await pushed(stage))
    assert status.state is PushState.PARTIAL
    assert {c.channel: c.state for c in status.channels} == {"online": "succeeded", "bookingcom": "failed"}
    assert stage.twin.value(stage.code, stage.night, "bookingcom") == {}


async def test_a_transaction_may_stay_under_way(stage: HotelRunnerStage) -> None:
    stage.twin.stuck = True
    tracking = await pushed(stage)
    for _ in range(3):
        assert (await stage.manager.push_status(tracking)).state is PushState.PENDING
    stage.twin.stuck = False
    assert (await stage.manager.push_status(tracking)).state is PushState.CONFIRMED


async def test_success_is_logged_while_a_channel_does_not_move(stage: HotelRunnerStage) -> None:
    """The incident of the house: only another eye can see it, so confirmed must not be called observed."""
    stage.twin.asleep = {"bookingcom"}
    status = await stage.manager.push_status(await pushed(stage))
    assert status.state is PushState.CONFIRMED
    stage.twin.add_booking([BookedRoom(stage.code, stage.night, stage.night + timedelta(days=1))])
    assert stage.twin.value(stage.code, stage.night, "online")["availability"] == "1"
    assert "availability" not in stage.twin.value(stage.code, stage.night, "bookingcom")


async def test_after_too_many_requests_reads_keep_silent(stage: HotelRunnerStage) -> None:
    stage.twin.fail("too_many", retry_after="3600")
    for _ in range(2):
        with pytest.raises(Unreachable) as problem:
            await stage.manager.rates()
        assert problem.value.why is ReadFailure.QUOTA
        assert problem.value.retry_after == pytest.approx(3600, abs=5)
    receipt = await stage.manager.push(stage.manager.plan(price(stage))[0])
    assert receipt.outcome is PushOutcome.RATE_LIMITED
    assert stage.calls() == 1


async def test_writes_and_their_checks_are_urgent_and_reads_are_not(stage: HotelRunnerStage) -> None:
    await stage.manager.rates()
    await stage.manager.push_status(await pushed(stage))
    assert stage.purse.taken == [False, True, True]


async def test_the_room_parameters_name_is_the_accounts(stage: HotelRunnerStage) -> None:
    manager = await stage.connect(stage.base_url, room_key="room_code")
    receipt = await manager.push(manager.plan(price(stage))[0])
    assert receipt.outcome is PushOutcome.REJECTED
    assert "Unknown parameter room_code" in receipt.errors[0]


async def test_calls_are_recorded_without_guests(stage: HotelRunnerStage) -> None:
    stage.book()
    await stage.manager.reservations(changed_since=None, undelivered=True)
    await pushed(stage)
    read, write = stage.records
    assert (read.method, read.path, read.status, read.answer) == ("GET", "/reservations", 200, "")
    assert (write.method, write.path, write.urgent) == ("PUT", "/rooms/~", True)
    assert '"transaction_id"' in write.answer
    assert '"price": "150"' in write.request
    assert write.at == datetime(2026, 2, 1, 9, tzinfo=UTC)
