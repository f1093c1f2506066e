"""A guest follows her link at eleven at night: does she get a line, Said a card, she his answer, by two bots?"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from tests.journeys.clocked import Day, town, until
from tests.journeys.pilot import BOT_TOKEN, JUNIOR, SAID, stay
from tests.journeys.stage import Stage, flat, soon
from tests.twins.serving import served
from tests.twins.telegram import TelegramTwin
from tests.twins.telegram_state import Message, system_clock

GUEST_TOKEN = "7000000002:AAguests-token_for-journeys_0123456789"
ANNA = 8801
TODAY, NIGHT = date(2026, 10, 13), date(2026, 12, 20)
POOL = "Guten Abend, hat das Haus einen Pool?"


def by_token(owners: ASGIApp, guests: ASGIApp) -> ASGIApp:
    """Telegram itself: every bot at one address, told apart by its token."""

    async def telegram(scope: Scope, receive: Receive, send: Send) -> None:
        theirs = BOT_TOKEN in str(scope.get("path", BOT_TOKEN))
        await (owners if theirs else guests)(scope, receive, send)

    return telegram


@contextlib.contextmanager
def two_bots(
    owners: TelegramTwin, clock: Callable[[], datetime] = system_clock
) -> Iterator[tuple[TelegramTwin, str]]:
    """(the guests' bot, where both are reached)."""
    guests = TelegramTwin(GUEST_TOKEN, username="VillaThaifaBot", clock=clock)
    with served(by_token(owners.app, guests.app)) as base:
        try:
            yield guests, base
        finally:
            guests.say(ANNA, "fin")  # the dead process's long poll ends with an update


def found(guests: TelegramTwin, *words: str) -> Message | None:
    """The bot's newest message to Anna with all these words."""
    said = reversed(guests.messages(ANNA, from_bot=True))
    return next((one for one in said if all(flat(word) in flat(one.plain) for word in words)), None)


def payload(link: Message) -> str:
    """What her phone sends when she follows the link in it."""
    return link.plain.partition("?start=")[2].split()[0]


def test_by_link_to_the_running_bot_a_card_a_tap_and_her_answer(stage: Stage) -> None:
    with two_bots(stage.phones) as (guests, base):
        number = stage.hotelrunner.add_booking([stay(JUNIOR, soon(), 2)], channel="bookingcom", last="Weber")
        stage.start(
            TELEGRAM_BASE_URL=f"{base}/bot", TELEGRAM_FILE_URL=f"{base}/file/bot", GUEST_BOT_TOKEN=GUEST_TOKEN
        )
        stage.reads("Nouvelle réservation")
        stage.say(f"/messages lien {number}")
        link = stage.reads("t.me/VillaThaifaBot")
        guests.say(ANNA, f"/start {payload(link)}", first_name="Anna", language="de")
        guests.say(ANNA, POOL)
        card = stage.reads("Directeur général propose", "Anna écrit", number, "Ja, das Haus hat einen Pool.")
        assert found(guests, "Pool") is None
        stage.tap(card, "Envoyer")
        answer = stage.until(lambda: found(guests, "Ja, das Haus hat einen Pool."))
        assert answer.reply_to is not None
        stage.becomes(card, "Envoyée à")
        assert len([one for one in guests.messages(ANNA, from_bot=True) if "Pool" in one.plain]) == 1
        stage.end()
        assert GUEST_TOKEN not in stage.log()


async def test_at_eleven_at_night_a_line_in_her_language_and_his_card_in_the_morning(
    october: Path, tmp_path: Path
) -> None:
    home = Path(shutil.copytree(october, tmp_path / "home"))
    with town(home, Day(TODAY, 22, 50)) as place, two_bots(place.phones, place.day) as (guests, base):
        place.telegram, place.more = base, {"guest_bot_token": GUEST_TOKEN}
        async with place.open() as house:
            place.phones.say(SAID, "/messages mode telegram nuit")
            mode = await house.reads("Messages des clients", "Telegram")
            await house.tap(mode, mode.buttons[0][0])
            await house.until(lambda: house.standing(mode, "Annuler"))
            place.day.to(23, 5)
            guests.say(ANNA, POOL, first_name="Anna", language="de")
            await until(lambda: polled_past(guests))
            place.day.now += timedelta(minutes=3)
            await house.tick("guest answers")
            line = await house.until(lambda: found(guests, "ab 07:00 Uhr"))
            assert "Pool" not in line.plain
            assert house.found("Anna écrit") is None
            place.day.to(7, 1, days=1)
            card = await house.reads("Anna écrit", "Ja, das Haus hat einen Pool.")
            await house.tap(card, "Envoyer")
            await house.tick("guest answers")
            await house.until(lambda: found(guests, "Ja, das Haus hat einen Pool."))
            assert len(guests.messages(ANNA, from_bot=True)) == 2


def polled_past(guests: TelegramTwin) -> bool:
    """Whether everything that was said to the guests' bot is kept: only then is it asked for what comes next."""
    return not guests.state.updates
