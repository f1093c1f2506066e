"""Do cars and wishes go from words to the driver and the kitchen, and are they forgotten in time?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.command import Caller
from bot.commands.service.cares import cares, on_care
from bot.commands.service.transfers import on_car, transfers
from directors.gm.arrivals import likes
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.house.facts.answers import Answer
from domain.phrase import say
from domain.service.transfer import Transfer, Way
from governance.office import snapshot
from tests.makers import CASABLANCA, TODAY, stay_room
from tests.rooms.consent.stage import HOME, Stage
from tests.rooms.service.test_rooms import booked


def caller(stage: Stage, role: Role = Role.OPERATOR) -> Caller:
    return Caller(HOME, stage.people[role])


async def cars(stage: Stage) -> tuple[Transfer, ...]:
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    return house.service.cars(house.arrivals[0].reservation, Way.ARRIVAL)


async def test_a_car_is_asked_for_ordered_confirmed_and_asked_for_anew_when_the_flight_is_late(
    stage: Stage,
) -> None:
    await booked(stage, "R1", guest=Guest("M. Weber"), vip=True)
    me = caller(stage)
    await transfers(stage.office, me, "lieu aéroport 31.6069,-8.0363")
    await transfers(stage.office, me, "R1 ; vol AT 555 ; prise aéroport")
    [car] = await cars(stage)
    assert "no_hour" in str((await on_car(stage.office, me, car.token, "ordered")).alert)
    await transfers(stage.office, me, "R1 ; 16:20 ; chauffeur Hassan")
    face = (await on_car(stage.office, me, car.token, "ordered")).face
    assert face is not None
    assert "31.60690,-8.03630" in str(face)
    await on_car(stage.office, me, car.token, "confirmed")
    assert (await cars(stage))[0].secured
    await transfers(stage.office, me, "R1 ; 18:40")
    [late] = await cars(stage)
    assert not late.secured, "the driver confirmed another hour"
    assert late.wish.at is not None
    assert (late.wish.at.astimezone(CASABLANCA).hour, late.wish.flight) == (18, "AT 555")
    with pytest.raises(Refusal, match="not_yours"):
        await transfers(stage.office, caller(stage, Role.ADVISOR), "R1 ; 19:00")
    with pytest.raises(Refusal, match="unknown_number"):
        await transfers(stage.office, me, "R2 ; 19:00")


async def test_an_allergy_waits_for_the_kitchen_and_is_forgotten_after_the_stay(stage: Stage) -> None:
    guest = Guest("M. Weber", email="weber@example.org")
    place = await booked(stage, "R1", guest=guest)
    me, cook = caller(stage), caller(stage, Role.STAFF)
    with pytest.raises(Refusal, match="part_unread"):
        await cares(stage.office, me, "R1 ; humeur : bonne")
    await cares(stage.office, me, "R1 ; allergie : noix ; préférence : oreiller ferme ; accord")
    async with stage.store.reading(HOME) as unit:
        allergy, wish = await unit.cares.of([place[0]])
    assert (allergy.unread, allergy.consent, wish.consent) == (True, False, True), "health is never kept on"
    told = (await on_care(stage.office, cook, allergy.token, "read")).face
    assert "Weber" not in str(told), "the kitchen reads the allergy, not the guest"
    async with stage.store.unit(HOME) as unit:
        read = await unit.cares.by_token(allergy.token)
        assert read is not None
        assert not read.unread
        assert await unit.cares.purge(TODAY + timedelta(days=30)) == 1
        [kept] = await unit.cares.of([place[0]])
    assert kept.words == "oreiller ferme"
    again = stay_room("quadruple", TODAY + timedelta(days=60))
    later = await booked(stage, "R9", room=again, guest=guest)
    async with stage.store.reading(HOME) as unit:
        remembered = await unit.cares.remembered([later[0], place[0]])
        assert {which: [one.words for one in found] for which, found in remembered.items()} == {
            later[0]: ["oreiller ferme"]
        }
    async with stage.store.unit(HOME) as unit:
        assert await unit.reservations.purge_guests(TODAY + timedelta(days=100)) == 1
        days = (again.check_in, again.check_in)
        [back] = await unit.reservations.stays_between(*days)
    assert back.returning == 1, "he agreed to be remembered, so he is, though his name of then is gone"
    assert back.last_left is not None
    stage.clock.now = stage.clock.now + timedelta(days=60)
    async with stage.store.reading(HOME) as unit:
        house = await snapshot(stage.office, unit)
    assert likes(house, house.arrivals[0]) == say("gm.likes", what=("oreiller ferme",))


async def test_a_guest_who_leaves_is_fetched_at_the_door_that_the_package_states(stage: Stage) -> None:
    await booked(stage, "R1", guest=Guest("M. Weber"))
    async with stage.store.unit(HOME) as unit:
        said_so = Answer("door_coordinates", "31.6295, -7.9811", "person:1", "Said", "said", stage.clock())
        await unit.house_facts.add(said_so)
    shown = await transfers(stage.office, caller(stage), "R1 ; départ ; 9:30")
    assert "31.62950,-7.98110" in str(shown)
    shown = await transfers(stage.office, caller(stage), "R1 ; arrivée ; 9:30")
    assert "31.62950" not in str(shown), "he is fetched elsewhere"
