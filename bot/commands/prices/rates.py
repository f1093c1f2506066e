"""How does a typed /prix become a card?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller, Command
from directors.revenue.command import draft_from_order, parse_prix
from domain.consent.rights import Right
from domain.phrase import say
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply


async def rates(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """File the change as a proposal; the card comes from its row. A limit that blocks answers in words."""
    if not words.strip():
        return [reply(say("command.prix"))]
    return await ordered(office, caller, words, unasked=True)


async def ordered(office: Office, caller: Caller, words: str, *, unasked: bool) -> Sequence[Reply]:
    """The same for words that were no command: then a mandate runs nothing at once (`unasked` False)."""
    now = office.clock()
    person = caller.member.person
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        order = parse_prix(words, hotel, now.astimezone(hotel.zone).date())
        house = await snapshot(office, unit, until=order.nights[-1])
        action = draft_from_order(order, house)
        reason = say("card.explain_filed", person=person.name, at=now)
        draft = Draft("revenue", action, (reason,))
        by = f"person:{person.id}"
        filed = await file_in(unit, office, house, draft, by=by, asked_by=person.id, unasked=unasked)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (Command("prix", "price", rates, Right.FILE, what=say("command.prix"), rank=3),)
