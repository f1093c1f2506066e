"""Does the draft touch a night that is over?"""

from __future__ import annotations

from directors.revenue.limits.cells import nights_of, ruling
from domain.actions import Action
from domain.house import House
from domain.phrase import say
from domain.verdict import Level, Ruling


def past_date(action: Action, house: House) -> Ruling | None:
    """Blocks; tonight can still be sold."""
    over = [effect for effect in action.effects.cells if effect.cell.night < house.today]
    if not over:
        return None
    return ruling("past_date", Level.BLOCK, say("limit.past_date", nights=nights_of(over), today=house.today))
