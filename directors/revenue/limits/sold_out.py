"""Is a night priced of which no room is left?"""

from __future__ import annotations

from directors.revenue.limits.cells import by_type, name_of, nights_of, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def sold_out(action: Action, house: House) -> Ruling | None:
    """Warns; closing the sale of a full night is no mistake."""
    full = [
        effect
        for effect in action.effects.cells
        if not effect.after.stop_sell
        and (left := house.night(effect.cell.room_type, effect.cell.night).left) is not None
        and left <= 0
    ]
    if not full:
        return None
    where = tuple(
        say("limit.at", room_type=name_of(house, code), nights=nights_of(effects))
        for code, effects in by_type(full).items()
    )
    return ruling("sold_out", Level.WARN, say("limit.sold_out", where=where))
