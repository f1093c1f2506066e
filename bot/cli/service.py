"""What does `lhcm day` show or print?"""

from __future__ import annotations

import argparse
from datetime import timedelta
from functools import partial
from pathlib import Path

from bot.cli.printed import printed as shown
from bot.cli.reads.read import Told
from bot.commands.service.printed import accent_of, printed
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from governance.office import Office
from governance.service.sheet import sheet_of
from governance.service.sheet_json import day_json
from governance.service.sheet_page import sheet_page, sheet_reply
from store.house.shelf import written


async def day(settings: Settings, arguments: argparse.Namespace) -> int:
    """A day of the house, tomorrow unless `--date` says another; with `--out` also as a PDF."""
    return await shown(settings, arguments, partial(read, arguments))


async def read(arguments: argparse.Namespace, office: Office, property_id: str) -> Told:
    """The sheet as JSON and as text, written as a page where that is wanted."""
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        sheet = await sheet_of(office, unit, arguments.date or today + timedelta(days=1))
        accent = await accent_of(unit)
    if arguments.out is not None:
        words = Words(arguments.language, hotel.zone, today)
        written(Path(arguments.out), printed(sheet_page(sheet, office.clock()), words, accent))
    return day_json(sheet), partial(render_text, sheet_reply(sheet))
