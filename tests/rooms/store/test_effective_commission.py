"""Does the share that people say a channel keeps stand for a commission that the channel does not tell?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.house.facts.answers import Answer
from domain.money import Money
from store.bookings.ingest import Delivery
from store.engine import Store
from store.unit import Unit
from tests.makers import NOW, TODAY, reservation, stay_room
from tests.rooms.store.conftest import HOME

NIGHT = TODAY + timedelta(days=10)


def sold(number: str, source: str, commission: str | None = None) -> Delivery:
    booking = reservation(number, [stay_room("triple", NIGHT, total=Decimal(3000), nightly=())])
    fee = Money(Decimal(commission), "MAD") if commission else None
    return Delivery(
        replace(booking, total=Money(Decimal(3000), "MAD"), commission=fee, source=source), number
    )


async def kept_of_a_night(unit: Unit) -> Decimal:
    return (await unit.facts.house(NOW)).nights["triple", NIGHT].commission


async def test_an_answered_share_counts_where_the_channel_says_nothing(store: Store) -> None:
    async with store.unit(HOME) as unit:
        await unit.reservations.ingest_many([sold("R1", "bookingcom"), sold("R2", "online")], NOW, "import")
        assert await kept_of_a_night(unit) == 0
        await unit.house_facts.add(Answer("commission.bookingcom", "25", "person:1", "Said", "chat", NOW))
        assert await kept_of_a_night(unit) == Decimal(250), "a quarter of 1 000 a night, of one booking"
        await unit.house_facts.add(Answer("commission.bookingcom", "17", "person:2", "Omar", "chat", NOW))
        assert await kept_of_a_night(unit) == 0, "while two people differ nothing is assumed"


async def test_what_the_channel_says_of_a_booking_is_not_replaced(store: Store) -> None:
    async with store.unit(HOME) as unit:
        await unit.house_facts.add(Answer("commission.bookingcom", "25", "person:1", "Said", "chat", NOW))
        await unit.reservations.ingest_many([sold("R1", "bookingcom", "450")], NOW, "import")
        assert await kept_of_a_night(unit) == Decimal(150)
