"""Do euros stand beside dirhams, in the same house, without ever being added to them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.day.figures.pickup import foreign_amounts, pickup
from domain.money import Money
from domain.nights import Span
from store.bookings.ingest import Delivery
from store.engine import Store
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.store.conftest import HOME

NIGHT = TODAY + timedelta(days=10)


def sold(number: str, amount: str, currency: str) -> Delivery:
    booking = reservation(number, [stay_room("triple", NIGHT, total=Decimal(amount), nightly=())])
    booking = replace(booking, booked_at=NOW - timedelta(hours=1), updated_at=NOW - timedelta(hours=1))
    total, fee = Money(Decimal(amount), currency), Money(Decimal(100), currency)
    return Delivery(replace(booking, total=total, commission=fee, source="bookingcom"), number)


async def test_a_night_sold_in_euros_is_sold_and_has_no_price_in_dirhams(store: Store) -> None:
    async with store.unit(HOME) as unit:
        await unit.reservations.ingest_many(
            [sold("R1", "3000", "MAD"), sold("R2", "447", "EUR"), sold("R3", "53", "EUR")], NOW, "import"
        )
    async with store.reading(HOME) as unit:
        house = await unit.facts.house(NOW)
        zone = house.hotel.zone
        rooms = await unit.rooms.between(Span(NIGHT, NIGHT), "stay", zone)
        studied = await unit.studies.bookings(zone)
    night = house.nights["triple", NIGHT]
    assert (night.sold, night.priced) == (3, 1)
    assert night.revenue * 3 == Decimal(3000)
    assert night.commission < Decimal(100), "the other two fees are in euros"
    assert sorted((room.number, bool(room.prices), bool(room.fees)) for room in rooms) == [
        ("R1", True, True),
        ("R2", False, False),
        ("R3", False, False),
    ]
    assert sorted(room.price is not None for room in studied) == [False, False, True]
    found = pickup(house).amount
    assert found.value == Decimal(3000)
    assert set(found.missing) >= {"total[R2]", "total[R3]"}, "the sum says what is not in it"
    assert foreign_amounts(house) == (Money(Decimal(500), "EUR"),)


async def test_the_currency_that_the_house_answers_decides_which_amounts_count(store: Store) -> None:
    async with store.unit(HOME) as unit:
        await unit.reservations.ingest_many(
            [sold("R1", "3000", "MAD"), sold("R2", "447", "EUR")], NOW, "import"
        )
        hotel = await unit.property.get()
        await unit.property.save(replace(hotel, currency="EUR"))
        night = (await unit.facts.house(NOW)).nights["triple", NIGHT]
    assert (night.priced, night.revenue * 3) == (1, Decimal(447))
