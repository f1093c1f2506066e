"""Does the draft touch a night that is over?"""

from __future__ import annotations

from directors.revenue.limits.cells import nights_of, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def past_date(action: Action, house: House) -> Ruling | None:
    """Blocks; tonight can still be sold."""
    over = [effect for effect in action.effects.cells if effect.cell.night < house.today]
    if not over:
        return None
    return ruling("past_date", Level.BLOCK, say("limit.past_date", nights=nights_of(over), today=house.today))
