"""Does the house sell these types, and does it know how many rooms of each it has?"""

from __future__ import annotations

from directors.revenue.limits.cells import name_of, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def known_type(action: Action, house: House) -> Ruling | None:
    """Blocks a type that is not for sale; warns of one whose number of rooms nobody has told us."""
    sold = {kind.code: kind for kind in house.sellable}
    strange = [code for code in action.room_types if code not in sold]
    if strange:
        names = tuple(name_of(house, code) for code in strange)
        return ruling("known_type", Level.BLOCK, say("limit.unknown_type", types=names))
    uncounted = tuple(sold[code].name for code in action.room_types if sold[code].units is None)
    if uncounted:
        return ruling("known_type", Level.WARN, say("limit.unknown_units", types=uncounted))
    return None
