"""Does the page stand in a real Chromium: decided in, live, nobody shut out, and whole without JavaScript?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from boardroom.table import all_views
from channels.website.browser import WIDTHS, opened
from domain.consent.proposal import State
from domain.missions.mission import MissionWish
from governance.consent.taps import tap
from governance.missions.flow import begin
from tests.rooms.boardroom.chamber import ASKED, Chamber
from tests.rooms.boardroom.coming_in import come_in
from tests.rooms.boardroom.served import served
from tests.rooms.boardroom.stage import Stage, on_stage
from tests.rooms.bot.wired_office import HOME, filed, now_of
from tests.twins.messages_api import says


async def test_decided_on_a_phone_and_heard_of_elsewhere(stage: Stage) -> None:
    proposal, other = await filed(stage.wired, night=30), await filed(stage.wired, night=40)
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        await come_in(stage, page, base)
        await page.goto(f"{base}/decisions/{proposal.number}")
        await page.locator("button.primary").first.click()
        await expect(page.locator(".card")).to_have_class("card state-approved")
        assert (await now_of(stage.wired, proposal)).state is State.APPROVED
        await page.goto(f"{base}/decisions/{other.number}")
        async with stage.office.store.unit(HOME) as unit:  # meanwhile, on the phone
            await tap(stage.office, unit, stage.wired.owner, other.token, "no")
        await expect(page.locator(".card")).to_have_class("card state-refused", timeout=4000)
        assert wrong == []
        await context.close()


async def test_whole_without_javascript(stage: Stage) -> None:
    proposal = await filed(stage.wired)
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context(java_script_enabled=False)
        page = await context.new_page()
        await come_in(stage, page, base)
        await page.goto(f"{base}/decisions")
        await page.locator("button.primary").first.click()
        await page.wait_for_url(f"{base}/decisions/{proposal.number}")
        assert (await now_of(stage.wired, proposal)).state is State.APPROVED
        await context.close()


@pytest.mark.proof
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_nobody_is_shut_out_of_any_view(
    stage: Stage, tmp_path: Path, scheme: str, language: str
) -> None:
    await filed(stage.wired)
    async with stage.office.store.hall() as hall:
        await hall.upsert_person(stage.wired.owner.person.telegram_id, "Said", language)
    async with served(stage) as base, opened() as browser:
        for width in WIDTHS:
            context = await browser.chromium.new_context(
                viewport={"width": width, "height": 844},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page = await context.new_page()
            await come_in(stage, page, base)
            await page.goto(f"{base}/connaissance")
            await page.locator("#words").fill("chambres")
            await page.locator(".search button").click()
            await page.locator(".citations a").first.wait_for()
            found = page.url.removeprefix(base)
            cited = str(await page.locator(".citations a").first.get_attribute("href"))
            for path in [*(view.path for view in all_views()), "/decisions/1", found, cited, "/prouver"]:
                await page.goto(f"{base}{path}")
                assert await page.evaluate("document.documentElement.scrollWidth") == width, path
                wrong = (await Axe().run(page)).response["violations"]
                assert [
                    (one["id"], one["impact"], path, one["nodes"][0]["html"][:200]) for one in wrong
                ] == []
            await context.close()


@pytest.mark.proof
async def test_a_key_of_the_device_is_made_and_lets_in_again(stage: Stage) -> None:
    local = on_stage(stage, replace(stage.office, public_url=None))
    async with served(local) as address, opened() as browser:
        base = address.replace("127.0.0.1", "localhost")
        context = await browser.chromium.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        device = await context.new_cdp_session(page)
        await device.send("WebAuthn.enable")
        kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
        able = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
        await device.send("WebAuthn.addVirtualAuthenticator", {"options": kind | able})
        await come_in(local, page, base)
        await page.goto(f"{base}/acces")
        await page.locator("[data-passkey=make] button").click()
        await expect(page.locator("form[action='/key/remove']")).to_have_count(1)
        await page.locator("button[value=all]").click()
        await page.wait_for_url(f"{base}/")
        await page.locator("[data-passkey=enter] button").click()
        await expect(page.locator("nav.views")).to_be_visible()
        await context.close()


@pytest.mark.proof
async def test_an_answer_grows_on_the_page_and_what_is_typed_meanwhile_stays(chamber: Chamber) -> None:
    chamber.api.will(says("Rien ne presse. Je vérifie encore.", wait=True))
    async with served(chamber.stage) as base, opened() as browser:
        context = await browser.chromium.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        await come_in(chamber.stage, page, base)
        await page.goto(f"{base}/conseil")
        await page.locator("#words").fill(ASKED)
        await page.locator(".ask button.primary").click()
        await expect(page.locator("#draft")).to_contain_text("Rien ne presse.")
        await page.locator("#words").fill("et demain")
        chamber.api.release()
        await expect(page.locator(".said.theirs").last).to_contain_text("Je vérifie encore.")
        await expect(page.locator("#draft")).to_have_count(0)
        assert await page.locator("#words").input_value() == "et demain"
        await context.close()


@pytest.mark.proof
async def test_a_mission_is_dragged_or_moved_by_keys_alone(stage: Stage) -> None:
    async with stage.office.store.unit(HOME) as unit:
        for words in ("Repeindre le portail", "Tailler les rosiers"):
            await begin(stage.office, unit, stage.wired.owner, MissionWish(words))
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context(viewport={"width": 1280, "height": 844})
        page = await context.new_page()
        await come_in(stage, page, base)
        await page.goto(f"{base}/missions")
        doing = page.locator(".lane[data-state=doing]")
        await page.locator(".lane[data-state=todo] .card").first.drag_to(doing)
        await expect(doing.locator(".card")).to_have_count(1)
        button = page.locator(".lane[data-state=todo] .card button[value$=':doing']")
        await button.focus()
        await page.keyboard.press("Enter")
        await expect(doing.locator(".card")).to_have_count(2)
        await context.close()
