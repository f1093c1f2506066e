"""Does a real Chromium run nothing that a guest wrote, frame the page for nobody, and decide nothing for others?"""

from __future__ import annotations

from playwright.async_api import expect

from channels.website.browser import opened
from domain.bookings.reservation import Guest
from domain.consent.proposal import State
from tests.makers import NOW, reservation
from tests.rooms.boardroom.coming_in import come_in
from tests.rooms.boardroom.served import served
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME, filed, now_of

EVIL = "https://evil.example/"
NASTY = '</p><script>window.taken = 1</script><img src=x onerror="window.taken = 1"><b onmouseover=alert(1)>x'


async def test_what_guests_write_runs_nothing(stage: Stage) -> None:
    booked = reservation("R9", guest=Guest(name=NASTY, country="FR"))
    async with stage.office.store.unit(HOME) as unit:
        await unit.reservations.ingest(booked, "hash", NOW, "test")
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context(viewport={"width": 390, "height": 844})
        page = await context.new_page()
        await come_in(stage, page, base)
        shown = 0
        for path in ("/", "/maison", "/journal", "/messages"):
            await page.goto(f"{base}{path}")
            shown += "window.taken" in await page.inner_text("main")
            assert await page.evaluate("window.taken ?? 0") == 0, path
        assert shown  # his name was there to be read
        await page.goto(f"{base}/conseil")
        await page.locator("#words").fill(NASTY)
        await page.locator(".ask button.primary").click()
        await expect(page.locator(".said.mine").last).to_contain_text("window.taken")
        assert await page.evaluate("window.taken ?? 0") == 0
        assert await page.locator("main img, main script").count() == 0
        await context.close()


async def test_another_page_neither_frames_ours_nor_presses_for_its_owner(stage: Stage) -> None:
    card = await filed(stage.wired)
    async with served(stage) as base, opened() as browser:
        context = await browser.chromium.new_context()
        page = await context.new_page()
        await come_in(stage, page, base)
        form = f'<form method=post action="{base}/press"><input name=tap value="p:{card.token}:ok"></form>'
        await context.route(
            f"{EVIL}**",
            lambda route: route.fulfill(
                content_type="text/html", body=f'<iframe src="{base}/decisions"></iframe>{form}'
            ),
        )
        await page.goto(EVIL)
        framed = page.frames[1]
        await framed.wait_for_load_state()
        assert "Villa Thaifa" not in await framed.content()
        async with page.expect_response(f"{base}/press") as pressed:
            await page.evaluate("document.forms[0].submit()")
        assert (await pressed.value).status in {401, 403}
        assert (await now_of(stage.wired, card)).state is State.PENDING
        his = await context.new_page()
        await his.goto(f"{base}/decisions")  # whereas he himself is still in
        await expect(his.locator(".card.state-pending")).to_have_count(1)
        await context.close()
