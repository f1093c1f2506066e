"""Does the month's record count what was decided and slept in, on a real database?"""

from __future__ import annotations

from datetime import timedelta

from domain.consent.proposal import State
from governance.prices.record.scorecard import scorecard, scorecard_json, scorecard_reply
from tests.makers import NOW, reservation, stay_room
from tests.rooms.consent.stage import HOME, NIGHT, Stage


async def applied(desk: Stage, price: int, key: str = "revenue:batch") -> None:
    proposal = await desk.pending(price, key=key)
    await desk.tap(proposal, "ok")
    await desk.carry()
    desk.clock.pass_(seconds=3)
    await desk.carry()
    await desk.carry()
    assert await desk.state(proposal) is State.APPLIED


async def booked(desk: Stage, number: str, days: int) -> None:
    """A suite for the night, booked so many days from now on."""
    at = NOW + timedelta(days=days)
    async with desk.store.unit(HOME) as unit:
        booking = reservation(number, [stay_room(check_in=NIGHT, nights=1)], booked_at=at, updated_at=at)
        await unit.reservations.ingest(booking, number, at, "test")


async def test_a_decision_is_replayed_once_its_night_has_passed(desk: Stage) -> None:
    await applied(desk, 2990)
    await booked(desk, "R1", 5)
    async with desk.store.reading(HOME) as unit:
        early = await scorecard(unit, desk.clock(), NIGHT)
    assert early.replayed == ()
    later = NOW + timedelta(days=40)
    async with desk.store.reading(HOME) as unit:
        card = await scorecard(unit, later, NIGHT)
    [one] = card.replayed
    assert (one.slept, one.window.left) == (1, 0)
    assert one.window.after - one.window.before == 390
    assert card.gain.mid == 390  # the night was full: the old price would have sold the same room for less
    assert (card.trust.decided, card.trust.accepted, card.advice) == (1, 1, None)
    printed = scorecard_json(card)
    assert printed["gain"]["mid"] == "390.00"
    assert printed["losses"] == []
    assert scorecard_reply(card).buttons == ()


async def test_what_a_person_asked_for_is_not_revenues_record(desk: Stage) -> None:
    await applied(desk, 2990, key="")
    await booked(desk, "R1", 5)
    async with desk.store.reading(HOME) as unit:
        card = await scorecard(unit, NOW + timedelta(days=40), NIGHT)
    assert card.replayed == ()
    assert card.trust.decided == 0
