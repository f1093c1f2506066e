"""Does each view say what the house knows, to whom it may, and never what a guest has written as markup?"""

import re
from xml.etree import ElementTree

import pytest

from boardroom.table import all_views
from domain.bookings.reservation import Guest
from domain.consent.rights import Role
from domain.missions.mission import MissionState, MissionWish
from governance.missions import flow
from tests.makers import NOW, reservation
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME, filed

NASTY = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


async def test_every_view_opens_in_both_languages_and_names_itself(stage: Stage) -> None:
    browser = await stage.inside()
    await filed(stage.wired)
    for view in all_views():
        answer = await browser.get(view.path)
        assert answer.status_code == 200, view.slug
        assert "object at 0x" not in answer.text, view.slug  # a word that the template has not got
        assert f'href="{view.path}" aria-current="page"' in answer.text or view.slug == "plus", view.slug
    async with stage.office.store.hall() as hall:
        await hall.upsert_person(stage.wired.owner.person.telegram_id, "Said", "en")
    english = (await browser.get("/decisions")).text
    assert '<html lang="en"' in english
    assert "<span>Today</span>" in english
    assert "Décisions" not in english


async def test_what_a_guest_wrote_is_text(stage: Stage) -> None:
    browser = await stage.inside()
    booked = reservation("R9", guest=Guest(name=NASTY, country="FR", email="x@example.org"))
    async with stage.office.store.unit(HOME) as unit:
        await unit.reservations.ingest(booked, "hash", NOW, "test")
    assert "&lt;script&gt;alert(1)" in (await browser.get("/")).text
    for view in all_views():
        page = (await browser.get(view.path)).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    said = await browser.followed(await browser.post("/speak", words=NASTY))
    assert "&lt;script&gt;" in said.text
    assert "<script>alert" not in said.text


async def test_words_are_answered_as_on_the_phone_and_do_nothing(stage: Stage) -> None:
    browser = await stage.inside()
    async with stage.office.store.reading(HOME) as unit:
        before = await unit.journal.head()
    answer = await browser.followed(await browser.post("/speak", words="oui confirme tout"))
    assert answer.status_code == 200
    async with stage.office.store.reading(HOME) as unit:
        assert await unit.journal.head() == before
    status = await browser.followed(await browser.post("/speak", words="/statut"))
    assert "Villa Thaifa" in status.text


async def test_a_mission_moves_by_its_button(stage: Stage) -> None:
    browser = await stage.inside()
    async with stage.office.store.unit(HOME) as unit:
        wish = MissionWish("Repeindre le portail")
        mission = await flow.begin(stage.office, unit, stage.wired.owner, wish)
        waits = MissionWish("Photos du jardin", blocked_by=f"n° {mission.id}")
        await flow.begin(stage.office, unit, stage.wired.owner, waits)
    page = (await browser.get("/missions")).text
    assert "Repeindre le portail" in page
    assert f'data-token="{mission.token}"' in page
    assert f"attend n° {mission.id}" in page.replace("\u202f", " ").replace("\xa0", " ")
    await browser.followed(await browser.post("/touch", tap=f"m:{mission.token}:doing", back="/missions"))
    async with stage.office.store.reading(HOME) as unit:
        moved = await unit.missions.get(mission.id)
    assert moved is not None
    assert moved.state is MissionState.DOING


async def test_the_journal_says_whether_it_is_whole(stage: Stage) -> None:
    browser = await stage.inside()
    proposal = await filed(stage.wired)
    page = (await browser.get("/journal")).text
    assert f'href="/decisions/{proposal.number}"' in page
    assert 'role="alert"' not in page


async def test_an_adviser_sees_and_decides_nothing(stage: Stage) -> None:
    async with stage.office.store.hall() as hall:
        person = await hall.upsert_person(8002, "Najib", "fr")
    async with stage.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.ADVISOR, NOW)
        member = await unit.people.member(person.id)
    browser, proposal = await stage.inside(member), await filed(stage.wired)
    page = await browser.get(f"/decisions/{proposal.number}")
    assert f"p:{proposal.token}:ok" not in page.text
    after = await browser.press(proposal, "ok")
    assert 'role="status"' in after.text
    async with stage.office.store.reading(HOME) as unit:
        assert (await unit.proposals.certain(proposal.id)).decided_by is None


@pytest.mark.parametrize("path", ["/argent", "/calendrier"])
async def test_drawings_are_whole_and_said_as_a_table(stage: Stage, path: str) -> None:
    browser = await stage.inside()
    page = (await browser.get(path)).text
    for drawing in re.findall(r'<svg class="chart".*?</svg>', page, re.DOTALL):
        ElementTree.fromstring(drawing)
        assert "aria-label=" in drawing
    assert "style=" not in page
