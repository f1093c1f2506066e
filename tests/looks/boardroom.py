"""What does each view of the page look like? `python -m tests.looks.boardroom FOLDER [VIEW …] [--png] [--rtl]`.

The demonstration's house is opened on a fixed day and its page looked at by a real Chromium: each view at 390 and
1280 points, in the light and in the dark, in French and in English, as it stands above the fold. The pictures in
`docs/pictures/boardroom` come from it (WebP); `--png` keeps whole pages as they are drawn, to look at; `--rtl`
turns the page's direction, as Arabic will. All amounts and guests are samples.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.async_api import BrowserContext, Page, StorageState
from starlette.applications import Starlette

from boardroom.app import routes
from boardroom.ports import Lobby
from boardroom.table import all_views
from bot.demo.courier import Courier
from bot.demo.session import Demonstration, session
from bot.telegram.drawing import Faces
from bot.web.hands import PhoneHands
from channels.website.browser import SHARPNESS, WIDTHS, opened
from domain.knowledge.writing import Audience, Passage, Place, Source, Writing
from governance.entrance.entering import link_for
from tests.looks.phone import Phone
from tests.rooms.boardroom.served import listening_at

DAY = date(2026, 10, 14)
HIGH = 844
QUALITY = 50  # of WebP: letters stay sharp, and a hundred pictures stay below two megabytes
PATIENCE = 180_000  # milliseconds: a machine may be busy with other work
SAID = 1
BEGUN = (
    "/mission photos chambre 12 P1 @Omar avant vendredi",
    "/mission repeindre le portail du jardin P3",
    "/prix suite junior 16-19/11 +15%",
    "remplir février sans descendre sous 1400 MAD",
)
ASKED = ("qui arrive demain ?", "quel prix samedi ?")
CONTRACT = "Toute annulation après dix-huit heures la veille est facturée une nuit entière."


@dataclass
class Studio:
    """The page of the house, and how its pictures are kept."""

    shown: Demonstration
    base: str
    folder: Path
    wanted: Sequence[str]
    whole: bool = False
    turned: bool = False
    sizes: list[int] = field(default_factory=list)
    session: StorageState | None = None
    found: str = "/connaissance"

    async def come_in(self, context: BrowserContext) -> Page:
        """By the bot's link the first time; later pictures are of the same session."""
        if self.session is not None:
            return await context.new_page()
        async with self.shown.office.store.unit(self.shown.caller.property_id) as unit:
            link = await link_for(self.shown.office, unit, self.shown.caller.member, self.base)
        page = await context.new_page()
        await page.goto(str(link))
        await page.get_by_role("button").click()
        await page.wait_for_url(f"{self.base}/")
        for words in ASKED:
            await page.goto(f"{self.base}/conseil")
            await page.locator("#words").fill(words)
            await page.locator(".ask button.primary").click()
            await page.get_by_text(words).wait_for()
        await page.goto(f"{self.base}/connaissance")
        await page.locator("#words").fill("annulation la veille")
        await page.locator(".search button").click()
        await page.locator(".citations a").first.wait_for()
        self.found = page.url.removeprefix(self.base)
        self.session = await context.storage_state()
        return page

    async def paths(self) -> list[tuple[str, str]]:
        """What is looked at: every view, and one decision as a whole."""
        async with self.shown.office.store.reading(self.shown.caller.property_id) as unit:
            newest = next(iter(await unit.proposals.open()))
        views = [(view.slug, view.path) for view in all_views() if view.slug != "connaissance"]
        found = [*views, ("connaissance", self.found), ("une-decision", f"/decisions/{newest.number}")]
        return [(name, path) for name, path in found if not self.wanted or name in self.wanted]

    async def take(self, page: Page, name: str) -> None:
        if self.turned:
            await page.evaluate("document.documentElement.dir = 'rtl'")
        png = await page.screenshot(full_page=self.whole, animations="disabled")
        place = self.folder / f"{name}.{'png' if self.whole else 'webp'}"
        if self.whole:
            place.write_bytes(png)
        else:
            Image.open(io.BytesIO(png)).convert("RGB").save(place, quality=QUALITY, method=6)
        self.sizes.append(place.stat().st_size)


async def look(studio: Studio) -> None:
    """Every view in every light, language and width."""
    async with opened() as browser:
        for language in ("fr", "en"):
            async with studio.shown.office.store.hall() as hall:
                await hall.upsert_person(SAID, "Said", language)
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    context = await browser.chromium.new_context(
                        viewport={"width": width, "height": HIGH},
                        color_scheme="dark" if scheme == "dark" else "light",
                        device_scale_factor=SHARPNESS[width] if studio.whole else 1,
                        storage_state=studio.session,
                    )
                    context.set_default_timeout(PATIENCE)
                    page = await studio.come_in(context)
                    for name, path in await studio.paths():
                        answer = await page.goto(f"{studio.base}{path}")
                        assert answer is not None
                        assert answer.ok, path
                        await studio.take(page, f"{name}-{width}-{scheme}-{language}")
                    await context.close()


async def furnished(shown: Demonstration) -> None:
    """A day on which something happens: missions, cards, an objective, guests who wrote, a contract read."""
    phone, home = Phone(shown), shown.caller.property_id
    await phone.open_the_day()
    for words in BEGUN:
        await phone.does(words)
    courier = Courier(shown.office, home)
    for _ in range(2):
        await courier.let_write()
    now = shown.office.clock()
    contract = Writing(
        "folder:contrat", "contrat.pdf", Source.FOLDER, Audience.OPERATOR, "contrat.pdf", now, now
    )
    async with shown.office.store.unit(home) as unit:
        await unit.writings.keep(contract, [Passage(1, Place(page=4), CONTRACT)])
        newest = (await unit.proposals.open())[0]
    await phone.does(f"confirmer {newest.number}")


async def main(arguments: argparse.Namespace) -> None:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        async with session(Path(home), DAY) as shown:
            await furnished(shown)
            office = shown.office
            lobby = Lobby(office, PhoneHands(office, Faces(office), lambda: None), secure=False)
            async with listening_at(Starlette(routes=routes(lobby))) as base:
                studio = Studio(shown, base, arguments.folder, arguments.views, arguments.png, arguments.rtl)
                await look(studio)
    sys.stdout.write(f"{len(studio.sizes)} pictures, {sum(studio.sizes) / 1000:.0f} kB\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The page in pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("views", nargs="*")
    parser.add_argument("--png", action="store_true")
    parser.add_argument("--rtl", action="store_true")
    sys.exit(asyncio.run(main(parser.parse_args())))
