"""Is the house looking at data fresh enough to change anything outside?"""

from __future__ import annotations

from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import RESERVATIONS, House
from domain.phrase import say


def data_too_old(action: Action, house: House) -> Ruling | None:
    """Blocks what would be pushed on bookings read too long ago, or never. The brief is not blocked.

    Silent while nothing is connected: what a person types into a panel, he checks there himself.
    """
    if not (action.effects.cells and (house.push or house.channels or house.rates)):
        return None
    age = house.age(RESERVATIONS)
    if age is None:
        return Ruling("data_age", "cto", Level.BLOCK, say("limit.data_never"))
    if age > house.max_data_age:
        read_at = house.source_ages[RESERVATIONS]
        return Ruling("data_age", "cto", Level.BLOCK, say("limit.data_too_old", at=read_at))
    return Ruling("data_age", "cto", Level.OK)
