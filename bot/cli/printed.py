"""How is what a read found printed, for a person or for a program?"""

from __future__ import annotations

import argparse
import json
from collections.abc import Awaitable, Callable

from bot.cli.allowed import NotAllowed
from bot.cli.chosen import chosen
from bot.cli.reads.read import Told
from bot.cli.speech import complain, words_for
from bot.compose import composed
from bot.process.lazily import at
from bot.settings import Settings
from bot.words.phrases import Words
from domain.consent.rights import Role
from governance.office import Office

NOT_ALLOWED = 4


async def shown(settings: Settings, arguments: argparse.Namespace) -> int:
    """The read at the place that the command names, with the words that were typed behind its name.

    4: an agent's token that does not count.
    """
    words = " ".join(getattr(arguments, "words", ()))
    told: Callable[..., Awaitable[Told]] = at(arguments.place)

    async def read(office: Office, house: str) -> Told:
        role = Role.OWNER  # who sits at the machine reads everything
        if settings.lhcm_agent_token is not None or getattr(arguments, "token", None) is not None:
            async with office.store.reading(house) as unit:
                role = await at("bot.cli.worker:role_of")(settings, arguments, unit, office.clock())
        return await (told(office, house, words, role) if arguments.by_role else told(office, house, words))

    try:
        return await printed(settings, arguments, read)
    except NotAllowed as no:
        complain(settings, no.phrase)
        return NOT_ALLOWED


async def printed(
    settings: Settings, arguments: argparse.Namespace, read: Callable[[Office, str], Awaitable[Told]]
) -> int:
    """Read one property and print it as `--format` says; 2 when there is no such property.

    In the language that `--language` asks for where the command has it, else in the terminal's own.
    """
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        as_json, text = await read(office, property_id)
        async with office.store.reading(property_id) as unit:
            hotel = await unit.property.get()
    if arguments.format == "json":
        print(json.dumps(as_json, ensure_ascii=False, indent=2))
        return 0
    if "language" in arguments:
        today = office.clock().astimezone(hotel.zone).date()
        words = Words(arguments.language, zone=hotel.zone, today=today)
    else:
        words = words_for(settings, hotel.zone)
    print(text(words))
    return 0
