"""Is the money of the draft the house's own?"""

from __future__ import annotations

from domain.consent.actions import Action, CancelBooking, Rebate, Spend
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def currency(action: Action, house: House) -> Ruling | None:
    """Blocks: two currencies in one result would be silently added."""
    ours = house.hotel.currency
    if not isinstance(action, Spend | Rebate | CancelBooking) or action.currency == ours:
        return None
    phrase = say("limit.currency_house", said=action.currency, currency=ours)
    return Ruling("currency", "cfo", Level.BLOCK, phrase)
