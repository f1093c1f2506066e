"""How does an approved action take effect where the effect is a row of our own?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.actions import (
    CloseObjective,
    GrantMandate,
    InHouse,
    Rebate,
    RevokeMandate,
    SetObjective,
    Spend,
)
from domain.ledger import Entry
from domain.money import to_cents
from domain.proposal import Proposal
from store.unit import Unit


async def take_effect(unit: Unit, proposal: Proposal, action: InHouse, at: datetime) -> Mapping[str, Any]:
    """Write what was approved, in the unit that also moves the proposal: both happen or neither.

    Returns the receipt: what was made, by id, so that it can be found and taken back.
    """
    by = f"proposal:{proposal.id}"
    match action:
        case Spend() | Rebate():
            made = entries(action, proposal)
            await unit.ledger.book(made, by=by, at=at)
            return {"ledger": [entry.source for entry in made]}
        case SetObjective():
            if action.replaces is not None:
                await unit.objectives.close(action.replaces, by=by, at=at)
            return {"objective": await unit.objectives.set(action, by=by, at=at)}
        case CloseObjective():
            return {"closed": await unit.objectives.close(action.objective, by=by, at=at)}
        case GrantMandate():
            return {"mandate": await unit.mandates.grant(action, by=by, at=at)}
        case RevokeMandate():
            stopped = await unit.proposals.end_consent(action.mandate, at=at)
            revoked = await unit.mandates.revoke(action.mandate, by=by, at=at)
            return {"revoked": revoked, "stopped": stopped}


def entries(action: Spend | Rebate, proposal: Proposal) -> tuple[Entry, ...]:
    """What the ledger gets: one entry for an expense, one for each night of a rebate."""
    source = f"proposal:{proposal.id}"
    if isinstance(action, Spend):
        return (
            Entry(
                action.day,
                action.line,
                -action.net,
                action.currency,
                source,
                vat=-action.vat,
                words=action.words,
                supplier=action.supplier,
                room=action.room,
                capital=action.capital,
                one_off=action.one_off,
                sample=proposal.sample,
            ),
        )
    gross = dict(action.by_night)
    return tuple(
        Entry(
            night,
            action.line,
            -net,
            action.currency,
            f"{source}:{night.isoformat()}",
            vat=to_cents(net - gross[night]),
            words=action.words,
            sample=proposal.sample,
        )
        for night, net in action.net_by_night()
    )
