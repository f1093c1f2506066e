"""How does « plombier 1 200 dh chambre 7 », a refund or a cancellation become a card?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.command import Caller, Command
from bot.commands.by_number import on_number
from directors.cfo.expense import Expense, wish_from
from domain.consent.actions import Action
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.directives import ask
from governance.office import Office
from governance.post.replies import Reply, reply
from store.unit import Unit


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


async def money_asked(unit: Unit, text: str, hotel: Property, today: date) -> tuple[Action, Sequence[Phrase]]:
    """An expense with what was supposed about it; money back or a cancellation with what the booking of that number
    comes to. Raises Refusal, also for a number that no booking has."""
    wish = wish_from(text, hotel, today)
    if isinstance(wish, Expense):
        return wish.action, wish.notes
    return await on_number(unit, wish, hotel), ()


COMMANDS = (
    Command("depense", "expense", expenses, Right.FILE, what=say("command.depense"), want="money", rank=3),
)
