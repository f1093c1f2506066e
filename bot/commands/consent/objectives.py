"""What does the owner want, and how far has it come?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.consent.directives import ask
from governance.consent.objectives.sentence import objective_from
from governance.day.objectives.reading import objectives_page
from governance.office import Office
from governance.post.replies import Reply, reply


async def objectives(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the list; with words a card that only an owner's tap turns into an objective."""
    now = office.clock()
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            return [await objectives_page(office, unit, caller.member)]
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        wish = objective_from(words, hotel, now.astimezone(hotel.zone).date())
        filed = await ask(office, unit, caller.member, wish, unasked=False)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (
    Command("objectifs", "objectives", objectives, what=say("command.objectifs"), want="decide", rank=5),
)
