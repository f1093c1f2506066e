"""How do the five pages look on a phone and on a desk, as pictures and as one PDF?"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter

from bot.website.built import PAGES
from bot.words.catalogue import LANGUAGES
from channels.website.browser import SHARPNESS, WIDTHS, opened
from channels.website.render import PAGES as FIVE
from channels.website.render import room_file
from domain.website.pages import Site
from store.house.shelf import written

PICTURES, BOOK = "pictures", "mock-up.pdf"


async def photographed(site: Site, folder: Path) -> tuple[Path, ...]:
    """The pictures of a build and one PDF of them all. Raises NoBrowser before anything is written."""
    files: list[Path] = []
    book = PdfWriter()
    async with opened() as browser:
        for name, page in five(site):
            for width in WIDTHS:
                file = folder / PAGES / page
                picture = await browser.photograph(file, width)
                files.append(written(folder / PICTURES / f"{name}-{width}.png", picture))
                with Image.open(io.BytesIO(picture)) as shown:
                    height = shown.height // SHARPNESS[width]
                sheet = PdfReader(io.BytesIO(await browser.sheet(file, width, height)))
                book.append(sheet, outline_item=f"{name} · {width}")
    bound = io.BytesIO()
    book.write(bound)
    return (*files, written(folder / BOOK, bound.getvalue()))


def five(site: Site) -> Iterator[tuple[str, str]]:
    """A short name and the file of each of the five pages, in both languages."""
    for language in LANGUAGES:
        for name in FIVE:
            page = f"{name}.html"
            if name == "room":
                if site.foremost is None:
                    continue
                page = room_file(site.foremost)
            yield f"{language}-{'home' if name == 'index' else name}", f"{language}/{page}"
