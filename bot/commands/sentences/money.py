"""Which words ask for an expense, for money back or for a cancellation?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from directors.cfo.expense import (
    Cancellation,
    Expense,
    RebateWish,
    cancellation_of,
    rebate_of,
    wish_from,
)
from domain.consent.actions import Action
from domain.errors import refuse
from domain.phrase import Phrase
from domain.property import Property
from governance.consent.directives import Finish, Said
from store.unit import Unit

# In free words an expense names its currency; after /depense a bare number is enough.
_PRICED = re.compile(r"\d\s*(?:dhs?|mad|dirhams?|eur|euros?|€)\b|€\s*\d", re.IGNORECASE)


def money_asked(said: Said) -> Finish:
    """An expense with what was supposed about it; money back or a cancellation with what the booking of that number
    comes to. Raises Refusal, at the end also for a number that no booking has."""
    wish = wish_from(said.text, said.hotel, said.today)

    async def finish(unit: Unit) -> tuple[Action, Sequence[Phrase]]:
        if isinstance(wish, Expense):
            return wish.action, wish.notes
        return await on_booking(unit, wish, said.hotel), ()

    return finish


async def on_booking(unit: Unit, wish: RebateWish | Cancellation, hotel: Property) -> Action:
    """The nights and amounts of the stored booking of that number."""
    found = await unit.reservations.numbered(wish.booking)
    if len(found) != 1:
        raise refuse("booking.unknown_number", number=wish.booking)
    [booking] = found
    arrival = min(room.check_in for room in booking.rooms)
    vat = (await unit.accounts.taxes()).vat(arrival)
    if isinstance(wish, RebateWish):
        return rebate_of(wish, booking, hotel, vat)
    return cancellation_of(wish, booking, hotel, vat)


def money_said(said: Said) -> Finish:
    """The same in free words, where an expense must name its currency."""
    if isinstance(wish_from(said.text, said.hotel, said.today), Expense) and not _PRICED.search(said.text):
        raise refuse("spend.how")
    return money_asked(said)


GRAMMAR = money_said
