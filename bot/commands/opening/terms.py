"""What would a channel leave of a night? /conditions Hotelbeds says it before anybody signs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right
from domain.errors import refuse
from domain.opening.profile import profiles
from domain.phrase import say
from governance.office import Office
from governance.opening.terms import terms_told
from governance.post.replies import Reply


async def conditions(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """The terms of the channel named; without a name, which channels there are."""
    if not words.strip():
        raise refuse("opening.name_one", channels=tuple(one.name for one in profiles().values()))
    async with office.store.reading(caller.property_id) as unit:
        _, shown = await terms_told(unit, words, office.clock())
    return [shown]


COMMANDS = (
    Command(
        "conditions", "terms", conditions, Right.READ, what=say("command.conditions"), want="know", rank=46
    ),
)
