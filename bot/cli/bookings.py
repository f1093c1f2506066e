"""What does an operator or program read of one booking?"""

from __future__ import annotations

import argparse

from bot.cli.printed import printed
from bot.cli.reads.read import Told
from bot.cli.speech import complain
from bot.settings import Settings
from bot.terminal import render_text
from bot.words.phrases import Words
from domain.phrase import say
from governance.bookings.sightings import Sighted, sightings_json, sightings_of, sightings_reply
from governance.office import Office

NOT_FOUND = 5


async def booking(settings: Settings, arguments: argparse.Namespace) -> int:
    """The booking with this number and every source's words; 5 when nobody has spoken of it."""
    found: list[Sighted] = []

    async def read(office: Office, property_id: str) -> Told:
        async with office.store.reading(property_id) as unit:
            found.extend(await sightings_of(unit, arguments.number))

        def shown(words: Words) -> str:
            return "\n\n".join(render_text(sightings_reply(one), words) for one in found)

        return sightings_json(found), shown

    status = await printed(settings, arguments, read)
    if status or found:
        return status
    complain(settings, say("sighting.none", number=arguments.number))
    return NOT_FOUND
