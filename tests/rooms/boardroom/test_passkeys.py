"""Does a key let in whose it is, prove who decides, and help nobody else: not forged, replayed, moved or lost?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from domain.consent.proposal import State
from domain.entrance.passkey import site_of
from domain.entrance.session import PROVEN_FOR
from governance.entrance.proving import is_grave
from governance.tenancy.people import shut_out
from tests.rooms.boardroom.authenticator import Authenticator
from tests.rooms.boardroom.stage import Browser, Stage
from tests.rooms.boardroom.test_proving import answer_to_a_guest
from tests.rooms.bot.wired_office import HOME, now_of


async def posted(browser: Browser, path: str, body: str = "", **headers: str) -> httpx.Response:
    """As the page's own script sends it."""
    given = {"x-csrf": browser.csrf, **headers}
    return await browser.client.post(path, content=body, headers=given)


async def asked(browser: Browser, path: str) -> dict[str, Any]:
    found = await posted(browser, path)
    assert found.status_code == 200
    return dict(found.json())


async def kept(browser: Browser, device: Authenticator) -> httpx.Response:
    return await posted(browser, "/key", device.made(await asked(browser, "/key/new")))


async def entered(browser: Browser, device: Authenticator) -> httpx.Response:
    return await posted(browser, "/key/enter", device.shown(await asked(browser, "/key/ask")))


async def test_made_used_listed_and_removed(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    assert (await kept(browser, device)).json() == {"to": "/acces"}
    page = (await browser.get("/acces")).text
    assert "Safari · iPhone, depuis" in page
    [key] = await keys(stage)
    later = stage.browser(agent="Mozilla/5.0 (Macintosh) Safari")
    assert 'data-passkey="enter"' in (await later.get("/")).text
    come = await entered(later, device)
    assert come.json() == {"to": "/"}
    [cookie] = [one for one in come.headers.get_list("set-cookie") if one.startswith("__Host-lhcm=")]
    assert {"HttpOnly", "Secure", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Villa Thaifa" in (await later.get("/acces")).text
    assert "utilisée" in (await later.get("/acces")).text
    await later.post("/key/remove", key=str(key))
    assert await keys(stage) == []
    assert (await entered(stage.browser(), device)).status_code == 403


async def keys(stage: Stage) -> list[int]:
    async with stage.office.store.reading(HOME) as unit:
        return [one.id for one in await unit.passkeys.of(stage.wired.owner.person.id)]


async def test_a_key_answers_for_a_grave_decision_and_decides_nothing_itself(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    await kept(browser, device)
    card = await answer_to_a_guest(stage)
    page = await browser.press(card, "ok")
    assert 'data-passkey="prove"' in page.text
    to = f"/decisions/{card.number}"
    shown = device.shown(await asked(browser, "/key/prove/ask"))
    assert (await posted(browser, "/key/prove", shown, **{"x-to": to})).json() == {"to": to}
    assert (await now_of(stage.wired, card)).state is State.PENDING
    await browser.press(card, "ok")
    assert (await now_of(stage.wired, card)).state is State.APPROVED


async def test_who_has_not_just_proven_who_he_is_makes_no_key(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    options = await asked(browser, "/key/new")
    stage.wired.clock.forward(PROVEN_FOR + timedelta(minutes=1))
    assert await asked(browser, "/key/new") == {"to": "/prouver?to=%2Facces"}
    assert (await posted(browser, "/key", device.made(options))).status_code == 403
    assert await keys(stage) == []


LIES: dict[str, dict[str, Any]] = {
    "another page asked": {"origin": "https://villa.example.com.evil.example"},
    "made for another site": {"name": "evil.example"},
    "nobody touched the device": {"verifies": False},
}


@pytest.mark.parametrize("lie", LIES)
async def test_what_does_not_hold_lets_nobody_in(stage: Stage, lie: str) -> None:
    browser, device = await stage.inside(), Authenticator()
    assert (await kept(browser, replace(device, **LIES[lie]))).status_code == 403
    await kept(browser, device)
    stranger = stage.browser(address="192.0.2.4")
    answer = await entered(stranger, replace(device, **LIES[lie]))
    assert (answer.status_code, answer.content) == (403, b"")
    assert "set-cookie" not in answer.headers


async def test_another_key_under_the_same_name_a_replay_and_a_foreign_challenge(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    await kept(browser, device)
    forged = Authenticator(credential=device.credential, uses=40)
    assert (await entered(stage.browser(), forged)).status_code == 403
    first, thief = stage.browser(), stage.browser(address="192.0.2.6")
    challenge = await asked(first, "/key/ask")
    answer = device.shown(challenge)
    await asked(thief, "/key/ask")
    assert (await posted(thief, "/key/enter", answer)).status_code == 403  # asked of another browser
    held = dict(first.client.cookies)
    assert (await posted(first, "/key/enter", answer)).status_code == 200
    thief.client.cookies.update(held)
    assert (
        await posted(thief, "/key/enter", answer)
    ).status_code == 403  # the very same answer, with its cookie
    copied = replace(device, uses=0)  # a copy of the device lags behind its count
    assert (await entered(stage.browser(address="192.0.2.7"), copied)).status_code == 403
    late = stage.browser(address="192.0.2.8")
    answer = device.shown(await asked(late, "/key/ask"))
    late.client.cookies.clear()
    assert (await posted(late, "/key/enter", answer)).status_code == 403


async def test_one_proves_by_his_own_key_alone_and_from_our_page(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    await kept(browser, device)
    card = await answer_to_a_guest(stage)
    assert is_grave(card)
    options = await asked(browser, "/key/prove/ask")
    other = Authenticator()
    assert (await posted(browser, "/key/prove", other.shown(options))).status_code == 403
    answer = device.shown(options)
    elsewhere = await posted(browser, "/key/prove", answer, origin="https://evil.example")
    assert elsewhere.status_code == 403
    assert (
        await browser.client.post("/key/prove", content=answer)
    ).status_code == 403  # without the form's word
    outside = stage.browser()
    assert (await posted(outside, "/key/prove", answer)).status_code == 401
    await browser.press(card, "ok")
    assert (await now_of(stage.wired, card)).state is State.PENDING
    away = await posted(browser, "/key/prove", answer, **{"x-to": "https://evil.example/"})
    assert away.json() == {"to": "/"}


async def test_a_lost_phone_takes_its_keys_along(stage: Stage) -> None:
    browser, device = await stage.inside(), Authenticator()
    await kept(browser, device)
    await shut_out(stage.office, 7001, "person:1")
    assert await keys(stage) == []
    assert (await entered(stage.browser(), device)).status_code == 403


@pytest.mark.parametrize(
    "junk", ["", "{}", "[]", "null", '{"id": 7}', '{"rawId": "é", "id": "é"}', "x" * 30_000]
)
async def test_junk_is_refused_without_a_word(stage: Stage, junk: str) -> None:
    browser, stranger = await stage.inside(), stage.browser(address="192.0.2.9")
    await asked(stranger, "/key/ask")
    assert (await posted(stranger, "/key/enter", junk)).status_code == 403
    await asked(browser, "/key/new")
    assert (await posted(browser, "/key", junk)).status_code in {403, 413}


@pytest.mark.parametrize(
    "address", ["http://villa.example.com", "http://127.0.0.1:8080", "https://192.0.2.1"]
)
def test_where_browsers_keep_no_keys_none_are_offered(address: str) -> None:
    assert site_of(address) is None
