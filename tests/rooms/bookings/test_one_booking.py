"""Does a booking that mail, list and API bring in any order stand in the house once, and ring once?"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from domain.bookings.reservation import Guest, Reservation, ReservationState
from domain.bookings.sighting import Event, Rank, Sighting
from domain.money import Money
from governance.board import Board
from governance.bookings.intake import receive_in
from governance.office import Office
from store.engine import open_store
from tests.fresh import empty_house
from tests.makers import NOW, TODAY, reservation, stay_room, villa

HOME = "villa-thaifa"
API = reservation("R599233355", channel_number="4400000001")
LIST = reservation("R599233355", provider="file:panel", total=None)
MAIL = reservation("4400000001", provider="mail:bookingcom")
SOURCES = {"hotelrunner": Rank.WIRE, "file:panel": Rank.LIST, "mail:bookingcom": Rank.MAIL}


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    url = empty_house(tmp_path / "house.sqlite3")
    store = open_store(url)
    async with store.unit(HOME) as unit:
        await unit.property.save(villa())
    yield Office(store, Board(()), lambda: NOW)
    await store.close()


def word(booking: Reservation, hours: int = 0, event: Event = "state") -> Sighting:
    at = NOW + timedelta(hours=hours)
    digest = f"{booking.provider}:{hours}:{event}:{booking.total}"
    rank = SOURCES[booking.provider]
    return Sighting(booking.provider, rank, f"{booking.provider}:{hours}", at, booking, digest, event)


async def takes(office: Office, one: Sighting) -> list[str]:
    async with office.store.unit(HOME) as unit:
        return [change.kind for change in await receive_in(office, unit, [one], "mail")]


@pytest.mark.parametrize("order", list(itertools.permutations([API, LIST, MAIL])))
async def test_three_sources_one_booking(office: Office, order: tuple[Reservation, ...]) -> None:
    rung = [await takes(office, word(one)) for one in order]
    assert rung == [["new"], [], []]
    assert [await takes(office, word(one)) for one in order] == [[], [], []]
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == 1
        [one] = await unit.reservations.numbered("R599233355")
        assert [one] == await unit.reservations.numbered("4400000001")
        assert (one.provider, one.total, one.guest.name) == ("hotelrunner", API.total, "Camille Laurent")
        [stay] = await unit.reservations.stays_between(TODAY, TODAY)
        assert {k.sighting.source for k in await unit.sightings.of(stay.reservation)} == set(SOURCES)


async def test_two_rows_that_an_api_number_joins_become_one(office: Office) -> None:
    nameless = replace(LIST, guest=Guest(name="A. Nother Spelling"))
    assert await takes(office, word(MAIL)) == ["new"]
    assert await takes(office, word(nameless)) == ["new"]
    assert await takes(office, word(API)) == []
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == 1
        [stay] = await unit.reservations.stays_between(TODAY, TODAY)
        assert len(await unit.sightings.of(stay.reservation)) == 3


async def test_a_cancellation_without_dates_frees_the_room(office: Office) -> None:
    await takes(office, word(API))
    gone = replace(MAIL, rooms=(), total=None, state=ReservationState.CANCELLED, cancelled_at=NOW)
    assert await takes(office, word(gone, 2, "cancelled")) == ["cancelled"]
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.stays_between(TODAY, TODAY) == []
    assert await takes(office, word(replace(API, updated_at=NOW + timedelta(hours=3)), 3)) == ["changed"]


async def test_a_cancellation_of_nothing_known_holds_nothing(office: Office) -> None:
    gone = replace(MAIL, rooms=(), total=None, state=ReservationState.CANCELLED)
    assert await takes(office, word(gone, 2, "cancelled")) == []
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == 0


async def test_a_poorer_source_overrides_nothing(office: Office) -> None:
    await takes(office, word(API))
    cheaper = replace(MAIL, total=Money(Decimal(1), "MAD"), rooms=(stay_room(nights=9),))
    assert await takes(office, word(cheaper, 5)) == []
    async with office.store.reading(HOME) as unit:
        [one] = await unit.reservations.numbered("R599233355")
    assert (one.total, one.rooms) == (API.total, API.rooms)


async def test_an_erased_guest_stays_erased_when_another_source_names_him(office: Office) -> None:
    await takes(office, word(API))
    async with office.store.unit(HOME) as unit:
        [stay] = await unit.reservations.stays_between(TODAY, TODAY)
        assert (await unit.whole.forget_guest(API.provider, API.number)).count
    await takes(office, word(MAIL))
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.guest(stay.reservation) is None


async def test_a_booking_from_before_sightings_were_kept_is_found_too(office: Office) -> None:
    async with office.store.unit(HOME) as unit:
        await unit.reservations.ingest(API, "raw", NOW, "pull")
    assert await takes(office, word(MAIL)) == []
    async with office.store.reading(HOME) as unit:
        assert await unit.reservations.count() == 1


async def test_two_currencies_stand_side_by_side_and_are_never_added(office: Office) -> None:
    euros = reservation("R700000009", provider="file:panel", total=Money(Decimal(500), "EUR"))
    await takes(office, word(replace(euros, guest=Guest(name="Anna Weber"))))
    async with office.store.reading(HOME) as unit:
        [kept] = await unit.reservations.numbered("R700000009")
        night = (await unit.facts.house(NOW)).night("junior-suite", TODAY)
        [stay] = await unit.reservations.stays_between(TODAY, TODAY)
    assert kept.total == Money(Decimal(500), "EUR")
    assert (night.sold, night.priced, night.revenue) == (1, 0, Decimal(0))
    assert stay.total is None
    async with office.store.unit(HOME) as unit:
        await unit.property.save(replace(await unit.property.get(), currency="EUR"))
        night = (await unit.facts.house(NOW)).night("junior-suite", TODAY)
    assert (night.priced, night.revenue > 0) == (1, True)
