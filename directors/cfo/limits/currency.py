"""Is the money of the draft the house's own?"""

from __future__ import annotations

from domain.actions import Action, CancelBooking, Rebate, Spend
from domain.house import House
from domain.phrase import say
from domain.verdict import Level, Ruling


def currency(action: Action, house: House) -> Ruling | None:
    """Blocks: two currencies in one result would be silently added."""
    ours = house.hotel.currency
    if not isinstance(action, Spend | Rebate | CancelBooking) or action.currency == ours:
        return None
    phrase = say("limit.currency_house", said=action.currency, currency=ours)
    return Ruling("currency", "cfo", Level.BLOCK, phrase)
