"""Would a night be sold below the lowest price that the owner allows for its type?"""

from __future__ import annotations

from directors.revenue.limits.cells import Priced, lowest, money, nights_of, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase, say


def floor(action: Action, house: House) -> Ruling | None:
    """Blocks; a type without a floor has none."""
    low: dict[str, list[Priced]] = {}
    for cell in priced(action, house):
        least = lowest(cell, house)
        if least is not None and cell.price < least:
            low.setdefault(cell.kind.code, []).append(cell)
    if not low:
        return None
    return ruling("floor", Level.BLOCK, say("limit.floor", where=tuple(_at(c, house) for c in low.values())))


def _at(cells: list[Priced], house: House) -> Phrase:
    kind = cells[0].kind
    return say(
        "limit.floor_at",
        room_type=kind.name,
        nights=nights_of(cell.effect for cell in cells),
        price=money(min(cell.price for cell in cells), house),
        floor=money(max(lowest(cell, house) or cell.price for cell in cells), house),
    )
