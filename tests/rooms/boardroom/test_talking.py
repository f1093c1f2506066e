"""Does the page talk with the board: seen while it is written, stopped, one thread with the phone, cards beside?"""

from __future__ import annotations

import json
from typing import Any

from domain.consent.proposal import State
from tests.rooms.boardroom.chamber import ASKED, Chamber
from tests.rooms.bot.wired_office import HOME
from tests.twins.messages_api import says

DRAFT: tuple[tuple[str, Any], ...] = (("draft_price", {"price": 2990}),)


async def test_an_answer_is_seen_while_it_is_written_and_then_in_the_thread(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Rien ne presse. Il reste 77 chambres. Je vérifie encore.", wait=True))
    page = await browser.followed(await browser.post("/speak", words=ASKED))
    assert 'id="draft"' in page.text
    await chamber.seen(browser, "Rien ne presse.")
    assert "77 chambres" not in (await browser.get("/conseil")).text  # no tool has shown it
    stream = await chamber.stream(browser)
    chamber.api.release()
    *drafts, over, _ = (await stream).text.split("\n\n")
    assert over == "event: over\ndata: -"
    assert any("Rien ne presse." in json.loads(one.split("data: ")[1]) for one in drafts)
    await chamber.answered()
    page = await browser.get("/conseil")
    assert "Rien ne presse." in page.text
    assert 'id="draft"' not in page.text
    [told] = [one for one in await chamber.told() if "Rien ne presse" in str(one)]
    assert told["silent"] is True  # his phone has the same thread, and does not ring
    assert "board.asked_on_page" in str(told)


async def test_it_is_stopped_by_whom_it_is_for_and_by_nobody_else(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Je commence. Je continue.", wait=True))
    await browser.post("/speak", words=ASKED)
    await chamber.seen(browser, "Je commence.")
    async with chamber.stage.office.store.hall() as hall:
        await hall.upsert_person(8002, "Najib", "fr")
    assert (await chamber.stage.browser().post("/stop")).status_code == 401
    await browser.post("/stop")
    await chamber.answered()
    page = (await browser.get("/conseil")).text
    assert "Je commence." not in page
    assert 'id="draft"' not in page
    again = await browser.followed(await browser.post("/stop"))
    assert 'role="status"' in again.text  # nothing runs


async def test_a_card_stands_beside_the_words_and_is_decided_there(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("", calls=DRAFT), says("Je propose 2 990 MAD."))
    await browser.post("/speak", words=ASKED)
    await chamber.answered()
    page = (await browser.get("/conseil")).text
    assert "Je propose" in page
    assert "[card no." not in page
    async with chamber.stage.office.store.reading(HOME) as unit:
        [card] = await unit.proposals.open()
    assert f'id="n{card.number}"' in page
    assert f"p:{card.token}:ok" in page
    await browser.press(card, "no")
    assert 'class="card state-refused"' in (await browser.get("/conseil")).text
    async with chamber.stage.office.store.reading(HOME) as unit:
        assert (await unit.proposals.certain(card.id)).state is State.REFUSED


async def test_rules_answer_first_and_no_model_is_asked(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    for words in ("qui arrive demain ?", "/statut", "/cfo", "/inconnu x"):
        page = await browser.followed(await browser.post("/speak", words=words))
        assert 'id="draft"' not in page.text, words
    assert chamber.api.bodies == []


async def test_two_questions_are_answered_in_their_order(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Premier. Voilà.", wait=True), says("Second."))
    await browser.post("/speak", words=f"{ASKED} 1")
    await browser.post("/speak", words=f"{ASKED} 2")
    waiting = (await browser.get("/conseil")).text
    assert waiting.count('id="draft"') == 1
    assert waiting.count('class="said mine"') == 2
    chamber.api.release()
    await chamber.answered()
    page = (await browser.get("/conseil")).text
    assert page.index("Premier.") < page.index("Second.")


async def test_a_password_typed_on_the_page_is_kept_nowhere(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Bien."))
    await browser.post("/speak", words="/cfo le mot de passe est Zellige2026!")
    await chamber.answered()
    assert "Zellige" not in (await browser.get("/conseil")).text
    assert "Zellige" not in str(chamber.api.bodies)
    assert "Zellige" not in str(await chamber.told())
