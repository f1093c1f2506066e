"""How does a person's competitor study become a PDF?"""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.speech import complain, tell
from bot.settings import Settings
from bot.words.phrases import Words
from channels.website.browser import NoBrowser, opened
from channels.website.study import FORM, study_page
from domain.phrase import say
from domain.property import Property
from store.house.shelf import written

PARTLY = 3


async def study(settings: Settings, arguments: argparse.Namespace, hotel: Property) -> int:
    """Without a form an empty one to fill in; with one study.html and study.pdf, 3 where no browser prints."""
    folder: Path = arguments.out
    if not arguments.words:
        written(folder / FORM.name, FORM.read_bytes())
        tell(settings, say("study.form", path=str(folder / FORM.name)))
        return 0
    page = study_page(Path(" ".join(arguments.words)), hotel.name, "fr", Words("fr", zone=hotel.zone).plain)
    file = written(folder / "study.html", page.encode())
    try:
        async with opened() as browser:
            written(folder / "study.pdf", await browser.printed(file))
    except NoBrowser:
        complain(settings, say("study.not_printed", path=str(file)))
        return PARTLY
    tell(settings, say("study.done", path=str(folder / "study.pdf")))
    return 0
