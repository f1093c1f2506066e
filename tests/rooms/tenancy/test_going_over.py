"""Does the page lead from one of his houses to another, and never to somebody else's?"""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.consent.rights import Role
from governance.entrance.entering import visitor
from tests.makers import NOW
from tests.rooms.boardroom.stage import Stage, staged
from tests.rooms.bot.wired_office import HOME

SECOND, FOREIGN = "dar-zitoun", "foreign"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path) as found:
        async with found.office.store.reading(HOME) as unit:
            hotel = await unit.property.get()
        for id_, name in ((SECOND, "Dar Zitoun"), (FOREIGN, "Ailleurs")):
            async with found.office.store.unit(id_) as unit:
                await unit.property.save(replace(hotel, id=id_, name=name))
                if id_ == SECOND:
                    await unit.people.add_member(found.wired.owner.person.id, Role.OWNER, NOW)
        yield found


async def test_one_press_leads_to_the_other_house_and_ends_the_first_stay(stage: Stage) -> None:
    browser = await stage.inside()
    before = browser.client.cookies.get("__Host-lhcm")
    page = (await browser.get("/acces")).text
    assert "Dar Zitoun" in page
    assert "Ailleurs" not in page
    assert (await browser.post("/house", house=SECOND)).headers["location"] == "/"
    assert 'class="house">Dar Zitoun' in (await browser.get("/")).text
    assert before is not None
    assert await visitor(stage.office, before) is None


async def test_a_house_that_is_not_his_leaves_him_where_he_is(stage: Stage) -> None:
    browser = await stage.inside()
    for wanted in (FOREIGN, "nothing", "", HOME):
        assert (await browser.post("/house", house=wanted)).headers["location"] == "/acces"
        assert 'class="house">Villa Thaifa' in (await browser.get("/")).text


async def test_changing_house_proves_nothing_anew(stage: Stage) -> None:
    browser = await stage.inside()
    proven = await _proven(stage, browser.client.cookies.get("__Host-lhcm"))
    await browser.post("/house", house=SECOND)
    assert await _proven(stage, browser.client.cookies.get("__Host-lhcm")) == proven


async def _proven(stage: Stage, raw: str | None) -> object:
    found = await visitor(stage.office, raw or "")
    assert found is not None
    return found.session.proven_at
