"""Does the draft state anything, and only values that a calendar can hold?"""

from __future__ import annotations

from directors.revenue.limits.cells import by_type, name_of, nights_of, ruling
from domain.consent.actions import Action, ChangeRate, Effect
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say


def sense(action: Action, house: House) -> Ruling | None:
    """Blocks a draft of nothing, a cell without a value, a price or a stay of nothing or less."""
    if not isinstance(action, ChangeRate):
        return None
    cells = action.effects.cells
    if not cells:
        return ruling("sense", Level.BLOCK, say("limit.empty"))
    senseless = [effect for effect in cells if _senseless(effect)]
    if not senseless:
        return None
    where = tuple(
        say("limit.at", room_type=name_of(house, code), nights=nights_of(effects))
        for code, effects in by_type(senseless).items()
    )
    return ruling("sense", Level.BLOCK, say("limit.senseless", where=where))


def _senseless(effect: Effect) -> bool:
    after = effect.after
    return (
        not after.stated()
        or (after.price is not None and (not after.price.is_finite() or after.price <= 0))
        or (after.min_stay is not None and after.min_stay < 1)
    )
