"""Does the end of a process lose a question that was put on the page, and is it answered once when asked again?"""

from __future__ import annotations

import re

from boardroom.table import all_views
from store.conversation.unanswered import AskedQuestion
from tests.makers import NOW
from tests.rooms.boardroom.chamber import ASKED, Chamber, answering
from tests.rooms.bot.wired_office import HOME
from tests.twins.messages_api import says

KEY = re.compile(r'name="key" value="([^"]+)"')


async def waiting(chamber: Chamber) -> list[AskedQuestion]:
    async with chamber.stage.office.store.reading(HOME) as unit:
        return list(await unit.unanswered.of(chamber.stage.wired.owner.person.id))


async def test_it_is_shown_and_asked_again_by_one_press(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Rien ne presse.", wait=True))
    await browser.post("/speak", words=ASKED)
    [asked] = await waiting(chamber)
    assert KEY.search((await browser.get("/conseil")).text) is None, "it is under way"
    async with answering(chamber.stage) as later:  # another process over the same store: it knows of no draft
        after = await later.stage.inside()
        page = (await after.get("/conseil")).text
        assert "que penses-tu de notre politique" in page
        assert KEY.findall(page) == [asked.key]
        later.api.will(says("Tout va bien."))
        for _ in range(3):
            await after.post("/again", key=asked.key)
        await later.answered()
        page = (await after.get("/conseil")).text
        assert page.count("Tout va bien.") == 1
        assert KEY.search(page) is None
        assert await waiting(chamber) == []
        assert len([one for one in await later.told() if "Tout va bien" in str(one)]) == 1
    chamber.api.release()  # the first process was only slow: what it says now has been answered
    await chamber.answered()
    assert "Rien ne presse." not in (await browser.get("/conseil")).text


async def test_it_is_taken_back_and_nobody_elses_is_touched(chamber: Chamber) -> None:
    browser, person = await chamber.stage.inside(), chamber.stage.wired.owner.person.id
    async with chamber.stage.office.store.hall() as hall:
        other = await hall.upsert_person(8002, "Najib", "fr")
    async with chamber.stage.office.store.unit(HOME) as unit:
        for who, key in ((person, "page:mine"), (other.id, "page:theirs")):
            await unit.unanswered.add(who, AskedQuestion(key, NOW, "et demain ?", None, "turn"))
    assert KEY.findall((await browser.get("/conseil")).text) == ["page:mine"]
    for key in ("page:theirs", "page:mine", "page:none"):
        await browser.post("/again", key=key, do="drop")
    await browser.post("/again", key="page:theirs")
    await chamber.answered()
    assert chamber.api.bodies == []
    assert await waiting(chamber) == []
    async with chamber.stage.office.store.reading(HOME) as unit:
        assert [one.key for one in await unit.unanswered.of(other.id)] == ["page:theirs"]


async def test_an_answered_question_waits_nowhere(chamber: Chamber) -> None:
    browser = await chamber.stage.inside()
    chamber.api.will(says("Bien."))
    await browser.post("/speak", words=ASKED)
    await chamber.answered()
    assert await waiting(chamber) == []
    assert all([(await browser.get(view.path)).status_code == 200 for view in all_views()])
