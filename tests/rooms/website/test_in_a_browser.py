"""Do the pages stand in a real Chromium: nothing wider than a phone, nobody shut out, and as pictures?"""

import io
from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from PIL import Image
from playwright.async_api import Request
from pypdf import PdfReader

from bot.website.built import PAGES, Build, build
from bot.website.pictures import five
from bot.words.phrases import Words
from channels.website.browser import SHARPNESS, WIDTHS, opened
from domain.package.photo import Photo
from store.house.shelf import Shelf
from tests.makers import NOW, TODAY
from tests.rules.website.house import HOUSE, leaf, package, shown

DIGEST = "a" * 64


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (2400, 1600), (176, 122, 84)).save(written, "JPEG")
    return written.getvalue()


async def test_five_pages_on_a_phone_and_on_a_desk(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.keep(DIGEST, "p.jpg", picture())
    photo = Photo(DIGEST, "p.jpg", 2400, 1600, 9, "0" * 16, NOW, "person:1", room="11")
    words = leaf("rooms.junior-suite.text_fr", "Une suite calme au bout du patio. " * 20)
    site = shown(package(words, photos=(photo,)))
    build(Build(site, Words("fr", HOUSE.zone, TODAY), shelf, tmp_path))
    pages = [file for _, file in five(site)]
    asked: list[str] = []

    def noted(request: Request) -> None:
        asked.append(request.url)

    async with opened() as browser:
        for width in WIDTHS:
            context = await browser.chromium.new_context(
                viewport={"width": width, "height": 844}, offline=True
            )
            page = await context.new_page()
            page.on("request", noted)
            for file in pages if width == WIDTHS[0] else [one for one in pages if one.startswith("fr/")]:
                await page.goto((tmp_path / PAGES / file).as_uri())
                assert await page.evaluate("document.documentElement.scrollWidth") == width, file
                found = (await Axe().run(page)).response["violations"]
                assert [(one["id"], one["impact"], file) for one in found] == []
            await context.close()
        assert {url.partition(":")[0] for url in asked} == {"file"}
        home = tmp_path / PAGES / pages[0]
        shot = Image.open(io.BytesIO(await browser.photograph(home, 390)))
        assert shot.width == 390 * SHARPNESS[390]
        sheet = PdfReader(io.BytesIO(await browser.sheet(home, 390, shot.height // 2)))
        assert len(sheet.pages) == 1
        assert "Villa Thaifa" in sheet.pages[0].extract_text()
