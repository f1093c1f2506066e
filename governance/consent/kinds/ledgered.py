"""How does what moves money stand in the ledger, and what takes it back?"""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from domain.consent.actions import Rebate, Spend
from domain.consent.proposal import Proposal
from domain.money import Money
from domain.phrase import Phrase, say
from domain.result.entries import entries_of
from governance.consent.kinds.kind import Receipt
from store.unit import Unit

Moved = TypeVar("Moved", Spend, Rebate)


def button(action: Spend | Rebate) -> Phrase:
    """The tap names the amount that it agrees to."""
    return say("button.confirm", price=Money(action.amount, action.currency))


async def booked(unit: Unit, proposal: Proposal, action: Spend | Rebate, at: datetime) -> Receipt:
    """Its entries: one for an expense, one for each night of a rebate."""
    by = f"proposal:{proposal.id}"
    made = entries_of(action, by, sample=proposal.sample)
    await unit.ledger.book(made, by=by, at=at)
    return {"ledger": [entry.source for entry in made]}


def undone_by(action: Moved, number: int, receipt: Receipt) -> Moved | None:
    """The counter-entry; a counter-entry itself stands."""
    return None if action.reverses is not None else action.reversed_by(number)
