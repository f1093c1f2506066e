"""Would a price change that the owner has locked?"""

from __future__ import annotations

from directors.revenue.limits.cells import by_type, name_of, nights_of, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def locked(action: Action, house: House) -> Ruling | None:
    """Blocks, whoever asks: a lock ends by the owner's own word and by nothing else."""
    held = [
        cell.effect
        for cell in priced(action, house)
        if cell.price != cell.now.price and house.pricing.locked(cell.kind.code, cell.effect.cell.night)
    ]
    if not held:
        return None
    where = tuple(
        say("limit.at", room_type=name_of(house, code), nights=nights_of(effects))
        for code, effects in by_type(held).items()
    )
    return ruling("locked", Level.BLOCK, say("pricing.limit_locked", where=where))
