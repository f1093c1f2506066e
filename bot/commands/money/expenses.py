"""How does « plombier 1 200 dh chambre 7 », a refund or a cancellation become a card?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from bot.commands.spoken import money_asked
from domain.consent.rights import Right
from domain.phrase import say
from governance.consent.directives import ask
from governance.office import Office
from governance.post.replies import Reply, reply


async def expenses(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """A proposal with what was supposed about its line and VAT; the card comes from its row."""
    if not words.strip():
        return [reply(say("spend.how"))]
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        action, notes = await money_asked(unit, words, hotel, now.astimezone(hotel.zone).date())
        filed = await ask(office, unit, caller.member, action, notes=notes, unasked=True)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (
    Command("depense", "expense", expenses, Right.FILE, what=say("command.depense"), want="money", rank=3),
)
