"""Does a day go as promised: the brief once, late if it must be, quiet at night, and cards that come back?"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.journeys.clocked import Day, Town, town
from tests.journeys.pilot import JUNIOR, SAID, SUPERIOR, stay
from tests.journeys.stage import data

TODAY = date(2026, 10, 13)
NIGHT = date(2026, 12, 20)
BRIEF = "☀️ Villa Thaifa"


@pytest.fixture
def place(october: Path, tmp_path: Path) -> Iterator[Town]:
    home = Path(shutil.copytree(october, tmp_path / "home"))
    with town(home, Day(TODAY, 8, 59)) as place:
        yield place


async def test_the_brief_comes_once_a_day_across_restarts(place: Town) -> None:
    async with place.open() as house:
        await house.tick("brief")
        assert house.found(BRIEF) is None
        place.day.to(9)
        await house.tick("brief")
        brief = await house.reads(BRIEF, "mardi 13 octobre", "09:00")
        assert len(brief.plain) < 4096
        await house.tick("brief")
    async with place.open() as house:
        await house.tick("brief")
        place.day.to(9, days=1)
        await house.tick("brief")
        await house.reads(BRIEF, "mercredi 14 octobre")
        assert (house.count("mardi 13 octobre"), house.count("mercredi 14 octobre")) == (1, 1)


async def test_a_late_start_catches_up_until_noon_and_not_after(place: Town) -> None:
    place.day.to(11, 50)
    async with place.open() as house:
        await house.tick("brief")
        await house.reads(BRIEF, "mardi 13 octobre", "11:50", "Données de 11:50")
    place.day.to(12, 5, days=1)
    async with place.open() as house:
        await house.tick("brief")
        place.day.to(9, days=1)
        await house.tick("brief")
        await house.reads(BRIEF, "jeudi 15 octobre", "Le brief du mer. 14 oct. n’a pas pu être envoyé")
        assert house.count("☀️") == 2


async def test_bookings_of_the_night_are_joined_and_wait_for_the_morning(place: Town) -> None:
    place.day.to(23)
    async with place.open() as house:
        for n, code in enumerate((JUNIOR, SUPERIOR, SUPERIOR)):
            arrival = NIGHT + timedelta(days=7 * n)
            place.hotelrunner.add_booking([stay(code, arrival)], channel="bookingcom", last=f"Client{n}")
        await house.pull()
        place.hotelrunner.add_booking([stay(JUNIOR, NIGHT)], channel="bookingcom")
        await house.pull()
        await house.reads("🔴 Double réservation · Suite Junior")
        assert house.found("réservation", "Booking.com", "MAD") is None
        place.day.to(7, 1, days=1)
        await house.reads("4 réservations")


async def test_a_postponed_card_returns_and_an_unanswered_one_lapses(place: Town) -> None:
    place.day.to(10)
    async with place.open() as house:
        place.phones.say(SAID, "/prix suite junior 20/12-03/01 +15%")
        card = await house.reads("Revenue propose", "20 déc. → 3 janv.", "2 100 → 2 420 MAD")
        await house.tap(card, "Plus tard")
        choices = await house.until(lambda: house.standing(card, "Dans 1 h"))
        await house.tap(choices, "Dans 1 h")
        await house.becomes(card, "Reporté par Said jusqu’à 11:00")
        place.day.to(11, 1)
        await house.tick("expiry")
        await house.until(lambda: house.count("2 420 MAD") == 2)
        again = await house.reads("2 420 MAD")
        assert again.message_id != card.message_id
        place.day.to(10, 1, days=2)
        await house.tick("expiry")
        await house.becomes(again, "Expiré")
        late = await house.tap(again, data(card, "Confirmer 2 420 MAD"), forced=True)
        assert "Expiré" in late.answers[-1]["text"]
        assert place.hotelrunner.pushed() == []


async def test_a_429_of_the_channel_manager_is_tried_again_once_it_may_be(place: Town) -> None:
    place.day.to(10)
    async with place.open() as house:
        place.phones.say(SAID, "/prix suite junior 20/12 2400")
        card = await house.reads("2 100 → 2 400 MAD")
        for endpoint in ("range", "daily"):
            place.hotelrunner.fail("too_many", on=endpoint, retry_after="0")
        await house.tap(card, "Confirmer 2 400 MAD")
        await house.until(lambda: any(c.status == 429 for c in list(place.hotelrunner.calls)))
        await house.until(lambda: place.day.passes() and house.found("Approuvé par Said", "confirmé Online"))
        puts = [c for c in list(place.hotelrunner.calls) if c.endpoint in {"range", "daily"}]
        assert [c.status for c in puts] == [429, 200]
        assert puts[1].at - puts[0].at >= timedelta(seconds=60)
        assert house.found("Revenue", "confirmé") == house.phones.messages(SAID)[card.message_id - 1]
