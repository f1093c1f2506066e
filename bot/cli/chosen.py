"""Which property does a command mean?"""

from __future__ import annotations

from bot.cli.speech import complain
from bot.settings import Settings
from domain.phrase import say
from store.engine import Store


async def chosen(settings: Settings, store: Store, wanted: str | None) -> str | None:
    """The property's id; None after saying on standard error what is wrong."""
    async with store.hall() as hall:
        known = await hall.property_ids()
    if wanted is None and known:
        return known[0]
    if wanted in known:
        return wanted
    if not known:
        complain(settings, say("cli.no_property_yet"))
    else:
        complain(settings, say("cli.unknown_property", wanted=wanted, known=tuple(known)))
    return None
