"""Which objective does an action serve, and which does it work against?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.consent.actions import Action
from domain.consent.actions.change_rate import CellChange
from domain.consent.objective import METRIC_NAMES, Metric, Objective
from domain.house.snapshot import House
from domain.money import Money
from domain.phrase import Phrase, say

AGAINST = frozenset({"objective.bears_below", "objective.bears_above", "objective.bears_against"})
BEARINGS = AGAINST | {"objective.bears_for", "objective.bears_on"}
_BEARS = {True: "objective.bears_for", False: "objective.bears_against", None: "objective.bears_on"}


def bearing(action: Action, house: House) -> tuple[Phrase, ...]:
    """One line for each objective that new prices touch, those that they work against first."""
    found = [line for objective in house.objectives for line in _prices(action, objective, house)]
    return tuple(sorted(found, key=lambda line: line.key not in AGAINST))


def spending(action: Action, house: House) -> tuple[Phrase, ...]:
    """One line for each objective on the GOP margin from which the action takes money; for kinds that say so."""
    months = {effect.month for effect in action.effects.money if effect.mid < 0}
    return tuple(
        say("objective.bears_against", number=objective.id, metric=METRIC_NAMES[objective.metric])
        for objective in house.objectives
        if objective.metric is Metric.GOP_MARGIN and any(_same_month(month, objective) for month in months)
    )


def _same_month(month: object, objective: Objective) -> bool:
    return month in {night.replace(day=1) for night in objective.period}


def _prices(action: Action, objective: Objective, house: House) -> Iterator[Phrase]:
    touched = [
        change
        for change in action.changes
        if change.night in objective.period
        and objective.room_type in (None, change.room_type)
        and change.after.price is not None
    ]
    if not touched:
        return
    named = {"number": objective.id, "metric": METRIC_NAMES[objective.metric]}
    floor, ceiling = objective.price_floor, objective.price_ceiling
    prices = [change.after.price for change in touched if change.after.price is not None]
    if floor is not None and min(prices) < floor:
        yield say("objective.bears_below", number=objective.id, floor=Money(floor, action.currency))
    elif ceiling is not None and max(prices) > ceiling:
        yield say("objective.bears_above", number=objective.id, ceiling=Money(ceiling, action.currency))
    elif objective.metric is not Metric.DIRECT_SHARE:  # one price for every channel moves no guest to another
        yield say(_BEARS[_serves(touched, objective, house)], **named)


def _serves(touched: Sequence[CellChange], objective: Objective, house: House) -> bool | None:
    """Whether these moves serve the metric; None where the direction alone does not tell.

    A lower price serves the occupancy while rooms are left and a higher one works against it; a higher one serves
    the ADR. What a price does to a RevPAR or a margin depends on who books for it.
    """
    moves = [
        (change.after.price - change.before.price, house.night(change.room_type, change.night).left)
        for change in touched
        if change.after.price is not None and change.before is not None and change.before.price is not None
    ]
    if not moves or len(moves) < len(touched):
        return None
    up, down = all(move > 0 for move, _ in moves), all(move < 0 for move, _ in moves)
    if not (up or down):
        return None
    for_sale = any(left is None or left > 0 for _, left in moves)
    match objective.metric:
        case Metric.OCCUPANCY:
            return down if for_sale else None
        case Metric.ADR:
            return up
        case _:
            return None
