"""Who comes in, and what do all the others get: nothing?"""

from datetime import timedelta

import pytest

from domain.consent.rights import Role
from domain.entrance.session import ABSOLUTE, IDLE
from tests.makers import NOW
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME
from tests.rules.entrance.launches import OTHER_TOKEN, launch

HOUSE = "Villa Thaifa"


async def test_a_link_lets_one_device_in_once(stage: Stage) -> None:
    path, phone, thief = await stage.link(), stage.browser(), stage.browser("curl/8", "192.0.2.9")
    assert (await phone.get(path)).status_code == 200
    assert (await thief.get(path)).status_code == 410  # the phone was first
    assert (await thief.post(path)).headers["location"] == path
    entered = await phone.post(path)
    assert entered.headers["location"] == "/"
    assert HOUSE in (await phone.get("/")).text
    assert (await phone.post(path)).headers["location"] == path  # used up
    [cookie] = [one for one in entered.headers.get_list("set-cookie") if one.startswith("__Host-lhcm=")]
    assert {"HttpOnly", "Secure", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}


async def test_a_link_is_over_after_ten_minutes_and_when_another_is_made(stage: Stage) -> None:
    first = await stage.link()
    second = await stage.link()
    assert (await stage.browser().get(first)).status_code == 410
    stage.wired.clock.forward(timedelta(minutes=10))
    assert (await stage.browser().get(second)).status_code == 410


@pytest.mark.parametrize("after", [IDLE, ABSOLUTE])
async def test_a_session_ends_by_itself(stage: Stage, after: timedelta) -> None:
    browser = await stage.inside()
    if after == ABSOLUTE:
        for _ in range(ABSOLUTE // (IDLE / 2)):
            assert (await browser.get("/")).status_code == 200
            stage.wired.clock.forward(IDLE / 2)
    else:
        stage.wired.clock.forward(IDLE)
    assert (await browser.get("/")).status_code == 401


async def test_a_stranger_reads_no_word_of_the_house(stage: Stage) -> None:
    await stage.inside()
    for path in ("/", "/decisions", "/decisions/1", "/acces", "/app", "/enter/guessed", "/live"):
        answer = await stage.browser(address="192.0.2.7").get(path)
        assert HOUSE not in answer.text
        assert answer.status_code in {200, 303, 401, 410}, path
    forged = stage.browser()
    forged.client.cookies.set("__Host-lhcm", "x" * 43, domain="villa.example.com")
    assert (await forged.get("/")).status_code == 401


async def test_who_left_the_house_is_out_at_once(stage: Stage) -> None:
    browser = await stage.inside()
    async with stage.office.store.unit(HOME) as unit:
        await unit.people.revoke(stage.wired.owner.person.id, NOW)
    assert (await browser.get("/")).status_code == 401


async def test_sessions_are_listed_and_ended_one_by_one_or_all(stage: Stage) -> None:
    phone, desk = await stage.inside(), await stage.inside(agent="Mozilla/5.0 (Windows) Firefox/140")
    shown = (await phone.get("/acces")).text
    assert "Safari · iPhone" in shown
    assert "Firefox · Windows" in shown
    async with stage.office.store.reading(HOME) as unit:
        newest = (await unit.doors.sessions(stage.wired.owner.person.id, NOW))[0]
    await phone.followed(await phone.post("/leave", session=str(newest.id)))
    assert {(await one.get("/")).status_code for one in (phone, desk)} == {200, 401}
    here = phone if (await phone.get("/acces")).status_code == 200 else desk
    await here.post("/leave", session="all")
    assert (await here.get("/")).status_code == 401


async def test_a_launch_by_telegram_is_exchanged_once(stage: Stage) -> None:
    raw, browser = launch(NOW, start="dec_12"), stage.browser()
    answer = await browser.client.post("/app", content=raw, headers={"x-framed": "yes"})
    assert answer.json() == {"to": "/decisions/12"}
    assert "SameSite=None; Partitioned" in answer.headers["set-cookie"]
    assert HOUSE in (await browser.get("/")).text
    assert (await stage.browser().client.post("/app", content=raw)).status_code == 403


@pytest.mark.parametrize(
    "raw",
    [
        launch(NOW, account=999),  # nobody of this house
        launch(NOW, token=OTHER_TOKEN),
        launch(NOW - timedelta(hours=1)),
        launch(NOW)[:-1] + "0",
        "user=%7B%22id%22%3A7001%7D",
    ],
)
async def test_any_other_launch_gets_nothing(stage: Stage, raw: str) -> None:
    browser = stage.browser()
    answer = await browser.client.post("/app", content=raw)
    assert (answer.status_code, answer.content) == (403, b"")
    assert "set-cookie" not in answer.headers


async def test_knocking_is_slowed_down(stage: Stage) -> None:
    browser = stage.browser()
    codes = [(await browser.get("/enter/guess")).status_code for _ in range(25)]
    assert codes.count(429) == 5


async def test_staff_and_agents_have_no_page(stage: Stage) -> None:
    async with stage.office.store.hall() as hall:
        person = await hall.upsert_person(8001, "Hassan", "fr")
    async with stage.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.STAFF, NOW)
        member = await unit.people.member(person.id)
    path, browser = await stage.link(member), stage.browser()
    assert (await browser.get(path)).status_code == 200
    assert (await browser.post(path)).headers["location"] == path
    assert (await browser.client.post("/app", content=launch(NOW, account=8001))).status_code == 403


async def test_every_answer_keeps_others_out(stage: Stage) -> None:
    browser = await stage.inside()
    for path in ("/", "/decisions", "/nowhere-at-all", "/decisions/99999"):
        answer = await browser.get(path)
        if path == "/nowhere-at-all":
            assert answer.status_code == 404
            continue
        policy = answer.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors https://web.telegram.org" in policy
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "private, no-store"
        assert " style=" not in answer.text
        assert " onclick" not in answer.text
