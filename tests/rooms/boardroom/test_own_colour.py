"""Does a house show its own colour on the page and on paper, readable, and no other house's?"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from pypdf import PdfReader

from bot.cli.billing import draft_of, paper
from bot.commands.service.printed import printed
from bot.words.phrases import Words
from channels.website.browser import opened
from domain.phrase import say
from domain.tenancy.style import SETTING, Style, stored_style
from governance.service.paper import Page, Section
from tests.makers import NOW, TODAY, villa
from tests.rooms.boardroom.coming_in import come_in
from tests.rooms.boardroom.served import served
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME, filed


async def dressed(stage: Stage, accent: str) -> None:
    async with stage.office.store.unit(HOME) as unit:
        await unit.settings.set(SETTING, stored_style(Style(accent)), by="person:1", at=NOW)


async def test_the_page_names_the_colour_and_its_sheet_names_no_house(stage: Stage) -> None:
    browser = await stage.inside()
    assert "/look/" not in (await browser.get("/")).text
    await dressed(stage, "#8a3b12")
    page = await browser.get("/")
    assert 'href="/look/8a3b12.css"' in page.text
    sheet = await browser.get("/look/8a3b12.css")
    assert (sheet.status_code, sheet.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "--accent: #8a3b12" in sheet.text
    for wrong in ("eeeeee", "red", "8a3b12%3B%7D"):
        assert (await browser.get(f"/look/{wrong}.css")).status_code == 404


@pytest.mark.parametrize("light", ["light", "dark"])
async def test_it_is_seen_and_can_be_read_by_day_and_by_night(stage: Stage, light: str) -> None:
    await filed(stage.wired)
    await dressed(stage, "#8a3b12")
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context(
            viewport={"width": 390, "height": 844},
            color_scheme="dark" if light == "dark" else "light",
            bypass_csp=True,
        )
        page = await context.new_page()
        await come_in(stage, page, base)
        await page.goto(f"{base}/decisions")
        accent = await page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"
        )
        found = await Axe().run(page, options={"runOnly": ["color-contrast"]})
        if folder := os.environ.get("LHCM_PICTURES"):
            await page.screenshot(path=Path(folder) / f"own-colour-{light}.png")
        await context.close()
    assert accent != "#1f5145"
    assert (accent == "#8a3b12") is (light == "light")
    assert found.violations_count == 0, found.generate_report()


def test_paper_carries_it_too() -> None:
    section = Section(say("billing.used"), (say("billing.head_what"),), (100,), [["x"]])
    page = Page(say("billing.used"), say("billing.used"), (section,), say("billing.used"))
    words = Words("fr", villa().zone, TODAY)

    def inks(accent: str | None) -> bytes:
        return PdfReader(io.BytesIO(printed(page, words, accent))).pages[0].get_contents().get_data()  # type: ignore[union-attr]

    def inks_of_agreement(accent: str | None) -> bytes:
        drafted = paper(draft_of(villa(), None, words), "foot", accent)
        return PdfReader(io.BytesIO(drafted)).pages[0].get_contents().get_data()  # type: ignore[union-attr]

    for drawn in (inks, inks_of_agreement):
        assert b"0.5412 0.2314 0.0706 rg" in drawn("#8a3b12")
        assert b"0.5412 0.2314 0.0706 rg" not in drawn(None)
