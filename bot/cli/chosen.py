"""Which property does a command mean?"""

from __future__ import annotations

from bot.cli.speech import complain
from bot.settings import Settings
from domain.phrase import say
from store.engine import Store


async def chosen(settings: Settings, store: Store, wanted: str | None) -> str | None:
    """The property's id; None after saying on standard error what is wrong.

    The only one needs no name. Of several none is meant more than another, so the command asks which.
    """
    async with store.hall() as hall:
        known = tuple(await hall.property_ids())
    if wanted in known:
        return wanted
    if wanted is None and len(known) == 1:
        return known[0]
    if not known:
        complain(settings, say("cli.no_property_yet"))
    elif wanted is None:
        complain(settings, say("cli.which_property", known=known))
    else:
        complain(settings, say("cli.unknown_property", wanted=wanted, known=known))
    return None
