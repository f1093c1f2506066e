"""What may run without asking, and what was it used for?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from domain.phrase import say
from governance.consent.directives import ask, holders
from governance.consent.mandates.reading import mandates_page
from governance.consent.mandates.sentence import mandate_from
from governance.office import Office
from governance.post.replies import Reply, reply


async def mandates(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words the list; with words a card that only an owner's tap turns into a mandate, or withdraws one."""
    now = office.clock()
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            return [await mandates_page(office, unit, caller.member)]
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        people = holders(office.board, await unit.people.members())
        wish = mandate_from(words, hotel, today, people, await unit.mandates.in_force(today))
        filed = await ask(office, unit, caller.member, wish, unasked=False)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (Command("mandats", "mandates", mandates, what=say("command.mandats"), want="decide", rank=4),)
