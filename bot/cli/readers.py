"""How does somebody at the machine say who may read a document?"""

from __future__ import annotations

import argparse

from bot.cli.chosen import chosen
from bot.cli.speech import tell
from bot.commands.knowledge.readers import FOR
from bot.compose import composed
from bot.knowledge.shelf import caught_up
from bot.settings import Settings
from domain.knowledge.writing import Audience
from domain.phrase import say
from governance.knowledge.readers import choose

WHO = "terminal"


async def readers(settings: Settings, arguments: argparse.Namespace) -> int:
    """Give a document to its readers. 2: there is none of that name, or there are several."""
    to = Audience(arguments.audience)
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        await caught_up(office, property_id)
        async with office.store.unit(property_id) as unit:
            words = " ".join(arguments.words)
            writing = await choose(unit, words, to, frozenset(Audience), by=WHO, at=office.clock())
    tell(settings, say("readers.done", title=writing.title, who=FOR[to]))
    return 0
