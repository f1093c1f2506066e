"""Does a grave decision ask again who decides, and does nobody else's code, page or house get past it?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from domain.consent.proposal import Proposal, State
from domain.consent.rights import Role
from domain.entrance.session import MOST_TRIES, PROVEN_FOR
from domain.guests.incoming import Incoming
from domain.guests.thread import Door
from governance.entrance.proving import is_grave
from governance.guests.drafting import write
from governance.guests.hearing import hear
from store.models.whole import OutboxRow
from tests.makers import NOW
from tests.rooms.boardroom.stage import Browser, Stage
from tests.rooms.bot.wired_office import HOME, filed, now_of
from tests.rules.entrance.launches import launch

OTHER = "dar-zitoun"


async def answer_to_a_guest(stage: Stage) -> Proposal:
    """A card that nothing takes back: what a guest has read stays read. Whoever is in has come in long ago."""
    stage.wired.clock.forward(PROVEN_FOR + timedelta(minutes=1))
    asked = Incoming(Door.PASTED, "d", "name:weber", "Is there parking?", NOW, name="Mme Weber")
    async with stage.office.store.unit(HOME) as unit:
        heard = await hear(stage.office, unit, asked)
        assert heard is not None
        card = await write(stage.office, unit, stage.wired.owner, heard, "Yes, near the house.")
    assert card.proposal is not None
    assert is_grave(card.proposal)
    return card.proposal


async def code_of(stage: Stage) -> str:
    """What his own Telegram is sent: the code that was asked for last."""
    async with stage.office.store.reading(HOME) as unit:
        told = await unit.scope.all(select(OutboxRow.payload).order_by(OutboxRow.id))
    found = [re.findall(r"\b\d{6}\b", str(one))[0] for one in told if "page.code" in str(one)]
    assert found, told
    return str(found[-1])


async def typed(stage: Stage, browser: Browser, code: str, to: str) -> str:
    stage.wired.clock.forward(timedelta(seconds=1))
    return (await browser.followed(await browser.post("/prove", code=code, to=to))).text


async def test_what_nothing_takes_back_waits_for_the_code_that_his_phone_got(stage: Stage) -> None:
    browser, card = await stage.inside(), await answer_to_a_guest(stage)
    page = await browser.press(card, "ok")
    assert 'name="code"' in page.text
    assert (await now_of(stage.wired, card)).state is State.PENDING
    code, to = await code_of(stage), f"/decisions/{card.number}"
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert 'role="alert"' in await typed(stage, browser, wrong, to)
    assert (await now_of(stage.wired, card)).state is State.PENDING
    assert 'role="alert"' in await typed(stage, browser, code, to)  # a wrong one was followed by a new one
    assert 'role="status"' in await typed(stage, browser, await code_of(stage), to)
    assert (await now_of(stage.wired, card)).state is State.PENDING  # proven, not decided
    await browser.press(card, "ok")
    assert (await now_of(stage.wired, card)).state is State.APPROVED


async def test_the_code_of_one_device_proves_no_other(stage: Stage) -> None:
    browser, thief, card = await stage.inside(), await stage.inside(), await answer_to_a_guest(stage)
    await browser.press(card, "ok")
    code = await code_of(stage)
    await typed(stage, thief, code, "/")
    await thief.press(card, "ok")
    assert (await now_of(stage.wired, card)).state is State.PENDING


async def test_two_codes_of_one_instant_both_arrive_and_the_newer_counts(stage: Stage) -> None:
    browser, card = await stage.inside(), await answer_to_a_guest(stage)
    await browser.press(card, "ok")
    first = await code_of(stage)
    await browser.get("/prouver?to=/")
    second = await code_of(stage)
    assert second != first
    assert 'role="status"' in await typed(stage, browser, second, "/")


async def test_guessing_ends(stage: Stage) -> None:
    browser, card = await stage.inside(), await answer_to_a_guest(stage)
    await browser.press(card, "ok")
    async with stage.office.store.reading(HOME) as unit:
        session = (await unit.doors.sessions(stage.wired.owner.person.id, NOW))[0]
    code = await code_of(stage)
    async with stage.office.store.unit(HOME) as unit:
        for _ in range(MOST_TRIES):
            assert not await unit.doors.prove(session.id, "x", NOW)
        assert not await unit.doors.prove(session.id, code, NOW)


async def second_house(stage: Stage, *, his: bool) -> None:
    async with stage.office.store.reading(HOME) as unit:
        hotel = await unit.property.get()
    async with stage.office.store.unit(OTHER) as unit:
        await unit.property.save(replace(hotel, id=OTHER, name="Dar Zitoun"))
        if his:
            await unit.people.add_member(stage.wired.owner.person.id, Role.OWNER, NOW)


async def test_a_session_of_one_house_reaches_nothing_of_another(stage: Stage) -> None:
    card = await filed(stage.wired)
    await second_house(stage, his=False)
    async with stage.office.store.hall() as hall:
        person = await hall.upsert_person(8003, "Zineb", "fr")
    async with stage.office.store.unit(OTHER) as unit:
        await unit.people.add_member(person.id, Role.OWNER, NOW)
        member = await unit.people.member(person.id)
        assert member is not None
        link = await unit.doors.link(person.id, NOW, NOW.replace(year=2030))
    browser = stage.browser()
    await browser.get(f"/enter/{link}")
    await browser.post(f"/enter/{link}")
    assert "Dar Zitoun" in (await browser.get("/acces")).text
    for path in ("/", f"/decisions/{card.number}", "/decisions", "/journal", "/messages", "/missions"):
        page = (await browser.get(path)).text
        assert "Villa Thaifa" not in page
        assert card.fingerprint not in page
    await browser.press(card, "ok")
    await browser.post("/answer", number=str(card.number), words="2100")
    await browser.post("/touch", tap=f"p:{card.token}:ok", back="/")
    async with stage.office.store.reading(HOME) as unit:
        mine = (await unit.doors.sessions(stage.wired.owner.person.id, NOW))[:1]
        assert (await unit.proposals.certain(card.id)).state is State.PENDING
    for one in mine:
        await browser.post("/leave", session=str(one.id))
    assert (await now_of(stage.wired, card)).state is State.PENDING


async def test_who_has_several_houses_says_which_before_anything_is_exchanged(stage: Stage) -> None:
    await second_house(stage, his=True)
    raw, browser = launch(NOW), stage.browser()
    asked = await browser.client.post("/app", content=raw)
    assert [one["name"] for one in asked.json()["choose"]] == ["Villa Thaifa", "Dar Zitoun"]
    assert "set-cookie" not in asked.headers
    assert (await browser.client.post("/app", content=raw, headers={"x-house": "nowhere"})).status_code == 403
    entered = await browser.client.post("/app", content=raw, headers={"x-house": OTHER})
    assert entered.json() == {"to": "/"}
    assert 'class="house">Dar Zitoun' in (await browser.get("/")).text
    assert (await browser.client.post("/app", content=raw, headers={"x-house": HOME})).status_code == 403
