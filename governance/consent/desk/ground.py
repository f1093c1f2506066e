"""What had the engine said of the nights of a proposal when it was filed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate
from domain.consent.proposal import Proposal
from domain.prices.advice import Advice, NightOf
from store.unit import Unit


async def keep_ground(unit: Unit, proposal: Proposal, today: date, before: Proposal | None = None) -> None:
    """Keep today's advice on the leading night of each line or type beside the row, for « Pourquoi ? ».

    The advice itself is replaced every day. Where nothing was studied today, what was kept with the row `before`
    under the same number is kept on.
    """
    action = proposal.action
    if not isinstance(action, ChangeRate):
        return
    if await unit.studies.made_on() == today:
        newest = {(one.room_type, one.night): one for one in await unit.studies.newest()}
        told = tuple(newest[key] for key in leading(action, newest) if key in newest)
    else:
        told = await unit.studies.kept(before.id) if before is not None else ()
    await unit.studies.keep(proposal.id, told)


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
