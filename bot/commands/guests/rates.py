"""At which rate does the house estimate its prices in a guest's own money?"""

from __future__ import annotations

from decimal import Decimal

from bot.command import Caller
from domain.consent.rights import Right, may
from domain.conversation.amounts import typed_amount
from domain.errors import refuse
from domain.guests.budget import RATES, rates_of
from domain.money import Money
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Line, Reply, reply


async def exchange(office: Office, caller: Caller, words: str) -> Reply:
    """« /messages taux EUR 10,85 » notes what one euro is worth today; without words the rates that are known.

    Refusal for words that are no currency and amount, and for who may not set it.
    """
    said = words.split()
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        stored = dict(await unit.settings.get(RATES, {}))
        if not said:
            known = [
                Line(say("rates.one", unit=one.currency, worth=Money(one.worth, hotel.currency), on=one.on))
                for one in rates_of(stored).values()
            ]
            return reply(say("rates.how"), *known)
        code = said[0].upper()
        worth: Decimal | None = typed_amount(" ".join(said[1:]), hotel.currency) if len(said) > 1 else None
        if len(code) != 3 or not code.isalpha() or code == hotel.currency or not worth or worth <= 0:
            raise refuse("rates.how")
        if not may(caller.member.role, Right.OBJECTIVES):
            raise refuse("card.not_entitled")
        now = office.clock()
        today = now.astimezone(hotel.zone).date()
        stored[code] = {"worth": str(worth), "on": today.isoformat()}
        await unit.settings.set(RATES, stored, by=f"person:{caller.member.person.id}", at=now)
    return reply(say("rates.noted", unit=code, worth=Money(worth, hotel.currency), on=today))
