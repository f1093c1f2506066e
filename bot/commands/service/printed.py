"""How does a page become a PDF in a reader's language, and a file of the shelf?"""

from __future__ import annotations

import hashlib

from bot.process.lazily import at
from bot.words.phrases import Words
from channels.service.section import PrintedSection
from domain.phrase import Phrase
from domain.property import Property
from domain.tenancy.colour import rgb
from domain.tenancy.style import SETTING, style_of
from governance.office import Office
from governance.post.replies import Attached
from governance.service.paper import Cell, Page
from store.unit import Unit


async def accent_of(unit: Unit) -> str | None:
    """The house's own colour."""
    return style_of(await unit.settings.get(SETTING)).accent


def printed(page: Page, words: Words, accent: str | None) -> bytes:
    """The page as a PDF, in the house's own colour where it has one."""

    def text(cell: Cell) -> str:
        return words.plain(cell) if isinstance(cell, Phrase) else cell

    sections = [
        PrintedSection(
            text(one.title),
            [text(head) for head in one.heads],
            one.widths,
            [[text(cell) for cell in row] for row in one.rows],
            text(one.none) if one.none else "",
            one.numbers,
        )
        for one in page.sections
    ]
    as_pdf = at("channels.service.paper:as_pdf")
    own = {"accent": rgb(accent)} if accent else {}
    content: bytes = as_pdf(text(page.title), text(page.under), sections, text(page.foot), **own)
    return content


def on_shelf(office: Office, name: str, content: bytes) -> Attached:
    """The file, kept so that a message can carry it."""
    digest = hashlib.sha256(content).hexdigest()
    office.shelf.keep(digest, name, content)
    return Attached(digest, name)


def words_of(language: str, hotel: Property, office: Office) -> Words:
    """How this reader reads."""
    today = office.clock().astimezone(hotel.zone).date()
    return Words("en" if language == "en" else "fr", hotel.zone, today)
