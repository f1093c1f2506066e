"""How does an operator build the mock-up of the house's website?"""

from __future__ import annotations

import argparse

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell, words_for
from bot.compose import composed
from bot.settings import Settings
from bot.website.built import Build, build
from bot.website.pictures import photographed
from channels.website.browser import NoBrowser
from domain.phrase import say
from domain.website.points import points
from governance.website.gathered import site_of

_LACKS = {"chromium": "site.no_chromium", "playwright": "site.no_playwright"}
PARTLY = 3


async def website(settings: Settings, arguments: argparse.Namespace) -> int:
    """`build` writes pages, pictures and PDF into a folder; 3 where there is no browser to photograph with."""
    if arguments.out is None:
        return complain(settings, say("package.where"))
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.reading(property_id) as unit:
            hotel = await unit.property.get()
            today = office.clock().astimezone(hotel.zone).date()
            site = await site_of(unit, today)
        words = words_for(settings, hotel.zone)
        files = await office.elsewhere(build, Build(site, words, office.shelf, arguments.out))
    tell(settings, say("site.built", n=len(files), folder=str(arguments.out)))
    lacking = sum(one.count for one in points(site))
    tell(settings, say("site.lacking", n=lacking) if lacking else say("site.nothing_lacking"))
    try:
        pictures = await photographed(site, arguments.out)
    except NoBrowser as missing:
        complain(settings, say(_LACKS[missing.lacks]))
        return PARTLY
    tell(settings, say("site.photographed", n=len(pictures) - 1))
    return 0
