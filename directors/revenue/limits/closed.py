"""Is a night priced that nobody can book, because its sale is closed?"""

from __future__ import annotations

from directors.revenue.limits.cells import by_type, name_of, nights_of, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def closed(action: Action, house: House) -> Ruling | None:
    """Warns on nights under stop sell, unless the draft says itself whether they are sold."""
    shut = [
        effect
        for effect in action.effects.cells
        if effect.after.stop_sell is None and house.night(effect.cell.room_type, effect.cell.night).stop_sell
    ]
    if not shut:
        return None
    where = tuple(
        say("limit.at", room_type=name_of(house, code), nights=nights_of(effects))
        for code, effects in by_type(shut).items()
    )
    return ruling("closed", Level.WARN, say("limit.closed", where=where))
