"""Does the page find what a writing says, open it at that very place, and show nobody what is not for him?"""

from __future__ import annotations

import re

from domain.consent.rights import Role
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from store.consent.people import Member
from tests.makers import NOW
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME

NASTY = "<script>alert(7)</script>"
WORDS = "Toute annulation après dix-huit heures la veille est facturée une nuit entière."


async def kept(stage: Stage, title: str, audience: Audience, *pages: str) -> Writing:
    async with stage.office.store.unit(HOME) as unit:
        writing = Writing(f"folder:{title}", title, Source.FOLDER, audience, title, NOW, NOW)
        passages = [Passage(n, Place(page=n), text) for n, text in enumerate(pages, 1)]
        return await unit.writings.keep(writing, passages)


async def adviser(stage: Stage) -> Member:
    async with stage.office.store.hall() as hall:
        person = await hall.upsert_person(8002, "Najib", "fr")
    async with stage.office.store.unit(HOME) as unit:
        await unit.people.add_member(person.id, Role.ADVISOR, NOW)
        member = await unit.people.member(person.id)
    assert member is not None
    return member


async def test_what_is_cited_is_opened_at_its_page_with_the_words_marked(stage: Stage) -> None:
    await kept(stage, "contrat.pdf", Audience.OPERATOR, "Préambule.", f"Article 4. {WORDS} {NASTY}", "Fin.")
    browser = await stage.inside()
    asked = await browser.post("/find", words="annulation facturée veille")
    assert re.fullmatch(r"/connaissance\?f=\d+", asked.headers["location"])  # no word of it in an address
    page = (await browser.followed(asked)).text
    assert "annulation après dix-huit heures" in page
    [cited] = re.findall(r'href="(/connaissance/\d+\?at=2\.[^"]*)#cite"', page)
    opened = (await browser.get(cited)).text
    [marked] = re.findall(r'<mark id="cite" tabindex="-1">([^<]*)</mark>', opened)
    assert "annulation" in marked
    assert "Préambule" not in opened  # this page alone
    assert 'rel="prev"' in opened
    assert 'rel="next"' in opened
    assert NASTY not in opened
    assert "&lt;script&gt;" in opened


async def test_what_is_for_owners_is_found_and_opened_by_them_alone(stage: Stage) -> None:
    writing = await kept(stage, "salaires.pdf", Audience.OWNER, WORDS)
    owner, other = await stage.inside(), await stage.inside(await adviser(stage), address="192.0.2.5")
    for browser, may_read in ((owner, True), (other, False)):
        found = (await browser.followed(await browser.post("/find", words="annulation facturée veille"))).text
        assert ("salaires.pdf" in found) is may_read
        assert ("salaires.pdf" in (await browser.get("/connaissance")).text) is may_read
        opened = await browser.get(f"/connaissance/{writing.id}")
        assert (opened.status_code, WORDS in opened.text) == ((200, True) if may_read else (404, False))


async def test_what_is_not_for_him_any_more_is_not_shown_from_memory(stage: Stage) -> None:
    writing = await kept(stage, "contrat.pdf", Audience.OPERATOR, WORDS)
    browser = await stage.inside(await adviser(stage))
    asked = await browser.post("/find", words="annulation facturée veille")
    assert "contrat.pdf" in (await browser.followed(asked)).text
    async with stage.office.store.unit(HOME) as unit:
        await unit.writings.rename(writing.key, writing.title, Audience.OWNER)
    assert "contrat.pdf" not in (await browser.get(asked.headers["location"])).text


async def test_what_nobody_wrote_is_not_known_and_an_odd_address_breaks_nothing(stage: Stage) -> None:
    writing = await kept(stage, "contrat.pdf", Audience.OPERATOR, WORDS)
    browser = await stage.inside()
    found = (await browser.followed(await browser.post("/find", words="hélicoptère zeppelin"))).text
    assert "Je ne sais pas" in found
    for at in ("0", "999999", "1.5.900", "1.9.2", "x", "1.1"):
        page = await browser.get(f"/connaissance/{writing.id}?at={at}")
        assert page.status_code == 200
        assert "<mark" not in page.text
    for what in ("0", "99", "x", "1" * 12):
        assert (await browser.get(f"/connaissance/{what}")).status_code == 404
