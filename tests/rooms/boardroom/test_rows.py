"""Do channels, house, money and messages show their rows, and does a press on one do what the phone does?"""

import re

from domain.guests.incoming import Incoming
from domain.guests.thread import Door
from domain.nights import month_of
from domain.service.meal import MealKind
from domain.service.room import RoomState
from governance.guests.hearing import hear
from governance.result.gathered import account_over, till_now
from governance.service.meals import of_day
from tests.makers import NOW
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME

ASKED = "Is there <b>parking</b> near the house?"


def taps(page: str) -> list[str]:
    return re.findall(r'name="tap" value="([^"]+)"', page)


async def test_the_board_of_channels_leads_to_each_channel_and_its_steps(stage: Stage) -> None:
    browser = await stage.inside()
    board = (await browser.get("/canaux")).text
    assert 'href="/canaux/airbnb-api"' in board
    assert "<progress" in board
    channel = (await browser.get("/canaux/airbnb-api")).text
    assert "h:airbnb-api:preparing" in taps(channel)
    after = await browser.followed(
        await browser.post("/touch", tap="h:airbnb-api:preparing", back="/canaux/airbnb-api")
    )
    assert after.status_code == 200
    assert "en préparation" in after.text
    assert (await browser.get("/canaux/nowhere")).status_code == 404


async def test_a_room_is_said_to_be_clean_on_its_own_page(stage: Stage) -> None:
    browser = await stage.inside()
    shown = (await browser.get("/maison")).text
    assert 'href="/maison/7"' in shown
    async with stage.office.store.reading(HOME) as unit:
        plates = sum(
            one.people for one in (await of_day(unit, NOW.date())).tables if one.kind is MealKind.BREAKFAST
        )
    assert f"{plates} couverts" in shown.replace("\u00a0", " ") if plates else "Petit déjeuner" in shown
    assert "room:7:clean" in taps((await browser.get("/maison/7")).text)
    after = await browser.followed(await browser.post("/touch", tap="room:7:clean", back="/maison/7"))
    assert "room:7:inspected" in taps(after.text)
    async with stage.office.store.reading(HOME) as unit:
        hotel = await unit.property.get()
        marks = (await unit.service.on(NOW.astimezone(hotel.zone).date(), hotel.zone)).rooms
    assert marks["7"].state is RoomState.CLEAN


async def test_a_guests_words_are_shown_and_answered_by_a_card(stage: Stage) -> None:
    browser = await stage.inside()
    async with stage.office.store.unit(HOME) as unit:
        heard = await hear(
            stage.office, unit, Incoming(Door.PASTED, "d1", "name:weber", ASKED, NOW, name="Mme Weber")
        )
    assert heard is not None
    listed = (await browser.get("/messages")).text
    assert "Mme Weber" in listed
    assert "<b>parking" not in listed
    page = (await browser.get(f"/messages/{heard.thread}")).text
    assert "parking" in page
    assert "<b>parking" not in page
    after = await browser.followed(
        await browser.post("/guest", thread=str(heard.thread), words="Yes, ten minutes away on foot.")
    )
    assert "/decisions/" in str(after.url)
    assert "ten minutes away" in after.text
    async with stage.office.store.reading(HOME) as unit:
        [card] = await unit.proposals.open()
        assert not await unit.attempts.of(card.id)  # nothing has left
    assert f'href="/decisions/{card.number}"' in (await browser.get(f"/messages/{heard.thread}")).text


async def test_the_money_of_one_look_is_the_money_of_the_phone(stage: Stage) -> None:
    from governance.day.purse import purse

    async with stage.office.store.reading(HOME) as unit:
        found = await purse(stage.office, unit)
        month = month_of(NOW.date())
        account, till = await account_over(stage.office, unit, month), await till_now(stage.office, unit)
    assert (found.account.so_far.result, found.account.outlook) == (account.so_far.result, account.outlook)
    assert found.account.budget == account.budget
    assert (found.till.cash, found.till.dues, found.till.vat) == (till.cash, till.dues, till.vat)


async def test_what_a_press_answered_is_shown_again_but_not_done_again(stage: Stage) -> None:
    browser = await stage.inside()
    answer = await browser.post("/touch", tap="room:7:dirty", back="/maison/7")
    assert re.fullmatch(r"/maison/7\?f=\d+", answer.headers["location"])
    for _ in range(2):
        assert (await browser.get(answer.headers["location"])).status_code == 200
    other = await stage.inside()
    assert (await other.get("/maison/choix?f=1")).status_code == 404  # another session's answer
