"""Would a night be offered above the highest price that the owner allows for its type?"""

from __future__ import annotations

from directors.revenue.limits.cells import Priced, highest, money, nights_of, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import Phrase, say


def ceiling(action: Action, house: House) -> Ruling | None:
    """Blocks; a type without a ceiling has none."""
    high: dict[str, list[Priced]] = {}
    for cell in priced(action, house):
        most = highest(cell, house)
        if most is not None and cell.price > most:
            high.setdefault(cell.kind.code, []).append(cell)
    if not high:
        return None
    where = tuple(_at(cells, house) for cells in high.values())
    return ruling("ceiling", Level.BLOCK, say("limit.ceiling", where=where))


def _at(cells: list[Priced], house: House) -> Phrase:
    kind = cells[0].kind
    return say(
        "limit.ceiling_at",
        room_type=kind.name,
        nights=nights_of(cell.effect for cell in cells),
        price=money(max(cell.price for cell in cells), house),
        ceiling=money(min(highest(cell, house) or cell.price for cell in cells), house),
    )
