"""Is the price in the money in which the house and its channel manager sell?"""

from __future__ import annotations

from directors.revenue.limits.cells import name_of, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def currency(action: Action, house: House) -> Ruling | None:
    """Blocks: 2 400 MAD written into a calendar in EUR would multiply the price by eleven."""
    if not any(effect.after.price is not None for effect in action.effects.cells):
        return None
    if action.currency != house.hotel.currency:
        phrase = say("limit.currency_house", said=action.currency, currency=house.hotel.currency)
        return ruling("currency", Level.BLOCK, phrase)
    for code in action.room_types:
        rate = house.rates.get(code)
        if rate is not None and rate.currency is not None and rate.currency != action.currency:
            phrase = say(
                "limit.currency_rate",
                room_type=name_of(house, code),
                sold_in=rate.currency,
                currency=action.currency,
            )
            return ruling("currency", Level.BLOCK, phrase)
    return None
