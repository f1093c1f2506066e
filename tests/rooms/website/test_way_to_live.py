"""Does a mock-up go from its first draft to the day when it is live, on a real database and over HTTP?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.command import Caller
from bot.web.server import app
from bot.web.shared import HEADERS, Shared
from domain.consent.rights import Role
from domain.errors import Refusal
from domain.house.facts.answers import Answer
from domain.website.version import State
from governance.post.replies import Reply
from governance.website.flow import remind
from store.models.whole import OutboxRow
from tests.makers import NOW, TODAY
from tests.rooms.bot.wired_office import HOME
from tests.rooms.website.stage import ADDRESS, Stage


def link_in(reply: Reply) -> str:
    [url] = [
        str(line.phrase.args["url"])
        for block in reply.blocks
        for line in block.lines
        if line.phrase.key == "website.link"
    ]
    return url.removeprefix(ADDRESS)


async def test_from_draft_to_live_every_step_by_a_person_and_in_the_journal(stage: Stage) -> None:
    await stage.says()
    assert (await stage.version()).state is State.DRAFT
    assert await stage.taps(State.SENT) == "website.no_way"
    assert await stage.taps(State.APPROVED) is None
    assert await stage.taps(State.APPROVED) == "website.no_way"
    await stage.says("envoyé à support@hotelrunner.com hier")
    sent = await stage.version()
    assert (sent.approved_by, sent.sent_to) == ("Said", "support@hotelrunner.com")
    assert (sent.sent_on, sent.remind_on) == (TODAY - timedelta(days=1), TODAY + timedelta(days=6))
    await stage.says("confirmé")
    with pytest.raises(Refusal):
        await stage.says("en ligne bientôt")
    await stage.says("en ligne https://villa-thaifa.example")
    live = await stage.version()
    assert (live.state, live.url, live.remind_on) == (State.LIVE, "https://villa-thaifa.example", None)
    kinds = await stage.told()
    assert kinds.count("website.moved") == 4
    assert kinds[0] == "website.built"
    async with stage.office.store.reading(HOME) as unit:
        assert (await unit.journal.verify()).ok


async def test_a_new_fact_makes_a_new_draft_and_the_approval_does_not_carry_over(stage: Stage) -> None:
    await stage.says()
    await stage.taps(State.APPROVED)
    approved = await stage.version()
    await stage.says()
    assert (await stage.version()).id == approved.id
    async with stage.office.store.unit(HOME) as unit:
        fact = Answer("policies.pets", "non", "person:1", "Said", "chat", NOW)
        await unit.house_facts.add(fact)
    await stage.says()
    fresh = await stage.version()
    assert (fresh.state, fresh.lacking) == (State.DRAFT, approved.lacking - 1)
    async with stage.office.store.reading(HOME) as unit:
        assert [one.state for one in await unit.website.all()] == [State.DRAFT, State.REPLACED]


async def test_only_owner_and_operator_have_a_say(stage: Stage) -> None:
    await stage.says()
    najib = await stage.somebody("Najib", Role.ADVISOR)
    asked = replace(stage, said=Caller(HOME, najib))
    assert await asked.taps(State.APPROVED) == "website.not_yours"
    with pytest.raises(Refusal):
        await asked.says("approuver")
    assert (await stage.version()).state is State.DRAFT


async def test_somebody_is_asked_after_a_week_and_when_three_weeks_are_over(stage: Stage) -> None:
    async def asked() -> list[str]:
        await remind(stage.office, HOME)
        async with stage.office.store.reading(HOME) as unit:
            return list(await unit.scope.all(select(OutboxRow.dedupe)))

    await stage.says()
    await stage.taps(State.APPROVED)
    await stage.taps(State.SENT)
    stage.clock.forward(timedelta(days=6))
    assert await asked() == []
    stage.clock.forward(timedelta(days=1))
    assert len(await asked()) == 1
    assert len(await asked()) == 1
    await stage.says("confirmé")
    stage.clock.forward(timedelta(days=21))
    assert len(await asked()) == 1
    stage.clock.forward(timedelta(days=1))
    assert len(await asked()) == 2
    assert (await stage.version()).remind_on == date(2026, 12, 29)


async def test_a_link_shows_the_pages_until_it_is_taken_back_and_nothing_to_anybody_else(
    stage: Stage,
) -> None:
    path = link_in(await stage.says())
    client = TestClient(app(_no_health, more=[Shared(stage.office).route]), follow_redirects=False)
    first = client.get(path)
    assert (first.status_code, first.headers["location"]) == (307, "fr/index.html")
    page = client.get(f"{path}fr/index.html")
    assert "Villa Thaifa" in page.text
    assert {name: page.headers[name] for name in HEADERS} == HEADERS
    assert client.get(f"{path}style.css").headers["content-type"].startswith("text/css")
    key = stage.office.key.file
    assert key.stat().st_mode & 0o777 == 0o600
    for nothing in (
        f"{path}../../../house.db",
        f"{path}..%2f..%2f..%2f..%2fhouse.key",
        f"{path}fr",
        f"{path}fr/none.html",
        path[:-4] + "AAA/",
        "/share/anything/fr/index.html",
    ):
        answer = client.get(nothing)
        assert (answer.status_code, answer.content) in {(404, b""), (404, b"Not Found")}, nothing
    assert client.post(path).status_code == 405
    stage.clock.forward(timedelta(days=15))
    assert client.get(path).content == b""
    again = link_in(await stage.says("lien 3 jours"))
    assert client.get(f"{again}en/rooms.html").status_code == 200
    await stage.says("lien retirer")
    gone = client.get(f"{again}en/rooms.html")
    assert (gone.status_code, gone.content) == (404, b"")


async def _no_health() -> dict[str, object]:
    return {"ok": True}


async def test_an_operator_moves_it_too(stage: Stage) -> None:
    omar = await stage.somebody("Omar", Role.OPERATOR)
    his = replace(stage, said=Caller(HOME, omar))
    await his.says()
    assert await his.taps(State.APPROVED) is None
    assert (await stage.version()).approved_by == "Omar"


async def test_what_hotelrunner_has_goes_on_while_a_newer_one_is_drafted(stage: Stage) -> None:
    await stage.says()
    await stage.taps(State.APPROVED)
    await stage.taps(State.SENT)
    async with stage.office.store.unit(HOME) as unit:
        await unit.house_facts.add(Answer("policies.pets", "non", "person:1", "Said", "chat", NOW))
    face = await stage.says()
    assert "website.before" in [line.phrase.key for block in face.blocks for line in block.lines]
    await stage.says("confirmé")
    await stage.says("en ligne https://villa-thaifa.example")
    async with stage.office.store.reading(HOME) as unit:
        assert [one.state for one in await unit.website.all()] == [State.DRAFT, State.LIVE]
