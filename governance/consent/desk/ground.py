"""What had the engine said of the nights of a proposal when it was filed?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from domain.consent.actions import CellChange, ChangeRate
from domain.consent.proposal import Proposal
from domain.prices.advice import NightOf
from store.unit import Unit


async def keep_ground(unit: Unit, proposal: Proposal, today: date, before: Proposal | None = None) -> None:
    """Keep today's advice on the leading night of each line or type beside the row, for « Pourquoi ? ».

    The advice itself is replaced every day. Where nothing was studied today, what was kept with the row `before`
    under the same number is kept on.
    """
    action = proposal.action
    if not isinstance(action, ChangeRate):
        return
    wanted = tuple(leading(action))
    if wanted and await unit.studies.made_on() == today:
        newest = {(one.room_type, one.night): one for one in await unit.studies.newest()}
        told = tuple(newest[key] for key in wanted if key in newest)
    else:
        told = await unit.studies.kept(before.id) if before is not None else ()
    await unit.studies.keep(proposal.id, told)


def leading(action: ChangeRate) -> Iterator[NightOf]:
    """Of each line of a batch, else of each type, the night whose price moves most."""
    parts = [changes for _, changes in action.by_line()]
    for part in parts or [action.of_type(code) for code in action.room_types]:
        priced = [change for change in part if change.after.price is not None]
        if priced:
            most = max(priced, key=_move)
            yield most.room_type, most.night


def _move(change: CellChange) -> Decimal:
    before = change.before.price if change.before else None
    if not before or change.after.price is None:
        return Decimal(0)
    return abs(change.after.price / before - 1)
