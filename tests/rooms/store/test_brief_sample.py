"""Is the brief of the whole sample house, read back from a real database, right and short enough?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.terminal import render_text
from bot.words.catalogue import Language
from bot.words.phrases import Words
from channels.simulated.sample.house import SampleHouse, sample_house
from directors import seated
from domain.figure import Figure
from domain.house.snapshot import CHANNELS, RESERVATIONS, House
from domain.nights import ONE_DAY
from governance.board import Board
from governance.day.brief import Brief, compose
from governance.post.replies import Reply
from store.bookings.ingest import Delivery
from store.engine import Store
from tests.makers import TODAY, proposal, villa
from tests.rooms.store.conftest import HOME


@pytest.fixture(scope="module")
def sample() -> SampleHouse:
    return sample_house(villa(HOME), TODAY)


@pytest.fixture
async def house(store: Store, sample: SampleHouse) -> House:
    async with store.unit(HOME) as unit:
        await unit.property.save(sample.hotel)
        deliveries = [Delivery(b, f"{b.number}:{b.updated_at}") for b in sample.reservations]
        await unit.reservations.ingest_many(deliveries, sample.as_of, "pull")
        await unit.calendar.set_target(sample.calendar, sample.as_of, "sample")
        await unit.channels.count(sample.channels, sample.as_of)
        for source in (RESERVATIONS, CHANNELS):
            await unit.channels.read_well(source, sample.as_of - timedelta(minutes=6))
    async with store.reading(HOME) as unit:
        return await unit.facts.house(sample.as_of)


def brief_of(house: House) -> Brief:
    waiting = [proposal(number=n) for n in range(1, 4)]
    return compose(house, Board(seated()), waiting, journal_head="7f3a9b2c" * 8)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_fits_and_is_marked(house: House, language: Language) -> None:
    reply = brief_of(house).reply
    words = Words(language, zone=house.hotel.zone, today=house.today)
    above = render_text(Reply([block for block in reply.blocks if not block.folded]), words, width=1000)
    assert len(above) <= 900, above
    assert ("exemple" if language == "fr" else "Sample") in above


def test_its_figures_are_those_of_the_books(house: House, sample: SampleHouse) -> None:
    held = [
        room
        for booking in sample.latest.values()
        for room in booking.holding
        if room.room_type is not None and booking.updated_at <= sample.as_of
    ]
    today = house.today
    counted = brief_of(house).morning
    last = today - ONE_DAY
    month = [n for room in held for n in room.nights if last.replace(day=1) <= n <= last]
    assert whole(counted.last_night.sold) == sum(last in room.nights for room in held)
    assert whole(counted.tonight.sold) == sum(today in room.nights for room in held)
    assert whole(counted.month.sold) == len(month)
    assert whole(counted.guests.arrivals) == sum(room.check_in == today for room in held)
    assert whole(counted.guests.departures) == sum(room.check_out == today for room in held)
    for one in counted.strip.nights:
        assert whole(one.sold) == sum(one.night in room.nights for room in held)


def test_each_deliberate_trouble_is_told(house: House) -> None:
    topics = {finding.key.partition(":")[0] for finding in brief_of(house).findings}
    assert {"overbooked", "unmapped", "vip"} <= topics


def test_the_same_house_gives_the_same_brief(house: House) -> None:
    assert brief_of(house).reply == brief_of(replace(house)).reply


def whole(figure: Figure) -> int:
    assert figure.value is not None, figure
    return int(figure.value)
