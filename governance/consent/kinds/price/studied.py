"""Which nights of a change of prices does the engine explain for « Pourquoi ? »?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate
from domain.prices.advice import Advice, NightOf


def leading(action: ChangeRate, newest: Mapping[NightOf, Advice]) -> Iterator[NightOf]:
    """Of each line of a batch the night that supports it best; else of each type the one whose price moves most."""
    for line, part in action.by_line():
        told = [newest[c.room_type, c.night] for c in part if (c.room_type, c.night) in newest]
        if told:
            best = max(told, key=lambda one: one.high if line.insures else one.mid)
            yield best.room_type, best.night
    if action.lines:
        return
    for code in action.room_types:
        priced = [change for change in action.of_type(code) if change.after.price is not None]
        if priced:
            most = max(priced, key=_move)
            yield most.room_type, most.night


def _move(change: CellChange) -> Decimal:
    before = change.before.price if change.before else None
    if not before or change.after.price is None:
        return Decimal(0)
    return abs(change.after.price / before - 1)
