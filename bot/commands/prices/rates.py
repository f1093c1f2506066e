"""How does a typed /prix become a card?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from bot.commands.asked_back import question
from directors.revenue.command import PrixOrder, draft_from_order, left_out, parse_prix
from domain.consent.rights import Right
from domain.errors import Refusal
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.desk.filing import file_in
from governance.contract import Draft
from governance.office import Office, snapshot
from governance.post.replies import Reply, reply


async def rates(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """File the change as a proposal; the card comes from its row. A limit that blocks answers in words."""
    if not words.strip():
        return [reply(say("command.prix"))]
    hotel, today = await house_of(office, caller)
    try:
        order = parse_prix(words, hotel, today)
    except Refusal as refusal:
        return [question(words, refusal)]
    return await filed_order(office, caller, order, unasked=True)


async def house_of(office: Office, caller: Caller) -> tuple[Property, date]:
    """The house, and its day."""
    async with office.store.reading(caller.property_id) as unit:
        hotel = await unit.property.get()
    return hotel, office.clock().astimezone(hotel.zone).date()


async def filed_order(
    office: Office, caller: Caller, order: PrixOrder, *, notes: Sequence[Phrase] = (), unasked: bool
) -> Sequence[Reply]:
    """The card of an order; what the whole house goes without stands on it.

    For words that were no command a mandate runs nothing at once (`unasked` False).
    """
    now = office.clock()
    person = caller.member.person
    async with office.store.unit(caller.property_id) as unit:
        house = await snapshot(office, unit, until=order.nights[-1])
        action = draft_from_order(order, house)
        reason = say("card.explain_filed", person=person.name, at=now)
        draft = Draft("revenue", action, (reason, *left_out(order, house), *notes))
        by = f"person:{person.id}"
        filed = await file_in(unit, office, house, draft, by=by, asked_by=person.id, unasked=unasked)
        return await caller.heard(unit, now, *([reply(*filed.blocked)] if filed.blocked else []))


COMMANDS = (
    Command("prix", "price", rates, Right.FILE, what=say("command.prix"), want="price", rank=1, menu=3),
)
