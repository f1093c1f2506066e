"""How does an approved action take effect where the effect is a row of our own?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.consent.actions import (
    ChangeRules,
    CloseObjective,
    ConfirmEvent,
    DropMission,
    EndEvent,
    GrantMandate,
    InHouse,
    OpenMission,
    Rebate,
    RevokeMandate,
    SetObjective,
    Spend,
)
from domain.consent.proposal import Proposal
from domain.result.entries import entries_of
from governance.missions.agreed import agreed
from store.unit import Unit


async def take_effect(unit: Unit, proposal: Proposal, action: InHouse, at: datetime) -> Mapping[str, Any]:
    """Write what was approved, in the unit that also moves the proposal: both happen or neither.

    Returns the receipt: what was made, by id, so that it can be found and taken back.
    """
    by = f"proposal:{proposal.id}"
    match action:
        case Spend() | Rebate():
            made = entries_of(action, by, sample=proposal.sample)
            await unit.ledger.book(made, by=by, at=at)
            return {"ledger": [entry.source for entry in made]}
        case SetObjective() | CloseObjective():
            return await _objective(unit, action, by, at)
        case GrantMandate():
            return {"mandate": await unit.mandates.grant(action, by=by, at=at)}
        case ChangeRules():
            for rule in action.ends:
                await unit.pricing.end(rule.id or 0, by=by, at=at)
            return {"rules": await unit.pricing.set(action.sets, words=action.words, by=by, at=at)}
        case OpenMission() | DropMission():
            return await agreed(unit, action, proposal, at)
        case RevokeMandate():
            stopped = await unit.proposals.end_consent(action.mandate, at=at)
            revoked = await unit.mandates.revoke(action.mandate, by=by, at=at)
            return {"revoked": revoked, "stopped": stopped}
        case ConfirmEvent() | EndEvent():
            return await _event(unit, action, at)


async def _objective(
    unit: Unit, action: SetObjective | CloseObjective, by: str, at: datetime
) -> Mapping[str, Any]:
    if isinstance(action, CloseObjective):
        return {"closed": await unit.objectives.close(action.objective, by=by, at=at)}
    if action.replaces is not None:
        await unit.objectives.close(action.replaces, by=by, at=at)
    return {"objective": await unit.objectives.set(action, by=by, at=at)}


async def _event(unit: Unit, action: ConfirmEvent | EndEvent, at: datetime) -> Mapping[str, Any]:
    if isinstance(action, EndEvent):
        return {"ended": await unit.events.end(action.event, at)}
    return {"event": await unit.events.confirm(action, at)}
