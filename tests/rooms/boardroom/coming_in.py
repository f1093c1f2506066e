"""How does a real Chromium come in by a link of the bot?"""

from __future__ import annotations

from playwright.async_api import Page

from governance.entrance.entering import link_for
from tests.rooms.boardroom.stage import Stage
from tests.rooms.bot.wired_office import HOME


async def come_in(stage: Stage, page: Page, base: str) -> None:
    """The link followed, its button pressed, the first view open."""
    async with stage.office.store.unit(HOME) as unit:
        link = await link_for(stage.office, unit, stage.wired.owner, base)
    await page.goto(str(link))
    await page.get_by_role("button").click()
    await page.wait_for_url(f"{base}/")
