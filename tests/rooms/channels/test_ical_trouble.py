"""Does the witness bear every way in which a feed can fail, tell stale from quiet, and keep its address secret?"""

import logging
import traceback
from datetime import timedelta

import pytest

from channels.ical.address import FeedAddress
from channels.ical.kinds import Kind
from channels.ports import ReadFailure, Unreachable
from domain.bookings.reservation import ReservationState
from tests.rooms.channels.ical_stage import SECRET, IcalStage

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("how", "why", "tries"),
    [
        ("html", ReadFailure.NOT_UNDERSTOOD, 2),
        ("cut", ReadFailure.NOT_UNDERSTOOD, 2),
        ("huge", ReadFailure.NOT_UNDERSTOOD, 2),
        ("always_304", ReadFailure.NOT_UNDERSTOOD, 2),
        ("error", ReadFailure.DOWN, 2),
        ("drop", ReadFailure.DOWN, 2),
        ("hang", ReadFailure.DOWN, 2),
        ("circle", ReadFailure.DOWN, 2),
        ("gone", ReadFailure.REFUSED, 1),
        ("too_many", ReadFailure.QUOTA, 1),
    ],
)
async def test_no_failure_raises_anything_else_shows_the_address_or_hides_the_last_good_reading(
    how: str, why: ReadFailure, tries: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        async with IcalStage() as stage:
            stage.twin.conditional = False
            stage.book()
            await stage.manager.look()
            stage.twin.fail(how, times=2 * tries)
            with pytest.raises(Unreachable) as problem:
                await stage.manager.reservations(changed_since=None, undelivered=True)
            assert problem.value.why is why
            said = traceback.format_exception(problem.value)
            stage.twin.fail(how, times=2 * tries)
            airbnb, _ = await stage.manager.look()
            assert airbnb.trouble is not None
            assert (len(airbnb.events), airbnb.read_at, airbnb.complete) == (1, stage.now, True)
            good, _ = await stage.manager.look()
            assert good.trouble is None
            said += [repr(stage.feeds), repr(airbnb), repr(stage.manager)]
    assert SECRET not in "\n".join([caplog.text, *said])


async def test_a_moved_feed_is_followed_and_an_unchanged_one_is_not_sent_again() -> None:
    async with IcalStage() as stage:
        stage.airbnb.stamps = False
        stage.book()
        stage.twin.fail("move", times=2)
        (first, _) = await stage.manager.look()
        (again, _) = await stage.manager.look()
        assert [call.get("if-none-match") is not None for call in stage.twin.calls[-2:]] == [True, True]
        assert first.events == again.events
        assert [channel.succeeded for channel in await stage.manager.channels()] == [2, 2]


async def test_a_stay_to_come_that_disappears_is_cancelled_and_forgotten_once_past() -> None:
    async with IcalStage() as stage:
        stage.booking.stamps = True
        stage.booking.take(stage.night + 9 * DAY, stage.night + 10 * DAY)
        number = stage.book()
        await stage.manager.look()
        stage.cancel(number)
        (gone,) = await stage.manager.find(number)
        assert gone.reservation is not None
        assert gone.reservation.state is ReservationState.CANCELLED
        assert gone.reservation.segment == Kind.RESERVATION
        stage.now += 60 * DAY
        assert await stage.manager.find(number) == []


async def test_a_feed_that_does_not_follow_its_neighbour_goes_silent_and_recovers() -> None:
    async with IcalStage() as stage:
        await stage.manager.look()
        stage.now += 3 * DAY
        assert [one.trouble for one in await stage.manager.look()] == [
            None,
            None,
        ]  # quiet, and nothing missed
        stage.book()
        await stage.manager.look()
        stage.now += 11 * HOUR
        assert [one.trouble for one in await stage.manager.look()] == [None, None]
        stage.now += 2 * HOUR
        airbnb, booking = await stage.manager.look()
        assert airbnb.trouble is None
        assert booking.trouble is not None
        assert "unchanged although others moved" in booking.trouble
        with pytest.raises(Unreachable, match="bookingcom:junior-suite"):
            await stage.manager.reservations(changed_since=None, undelivered=True)
        stage.booking.take(stage.night, stage.night + 2 * DAY)
        assert [one.trouble for one in await stage.manager.look()] == [None, None]


async def test_a_frozen_feed_is_told_even_if_its_stamps_moved_before() -> None:
    async with IcalStage() as stage:
        stage.booking.take(stage.night, stage.night + DAY)
        await stage.manager.look()
        stage.airbnb.freeze(stage.now)
        stage.now += HOUR
        stage.booking.take(stage.night + 5 * DAY, stage.night + 6 * DAY)
        await stage.manager.look()
        stage.now += 13 * HOUR
        airbnb, booking = await stage.manager.look()
        assert airbnb.trouble is not None
        assert booking.trouble is None


@pytest.mark.parametrize("url", ["", "ftp://x/y", "https://", "https://a b/c", "https://user@/x"])
def test_an_address_that_is_none_is_refused_without_being_shown(url: str) -> None:
    with pytest.raises(ValueError, match="airbnb:triple feed") as problem:
        FeedAddress("airbnb", "triple", url)
    assert not url or url not in str(problem.value)
