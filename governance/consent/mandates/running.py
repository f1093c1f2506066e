"""Which mandate lets this run or this person approve, and who uses it up?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.consent.actions import Action
from domain.consent.objective import COVERABLE, Mandate
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.phrase import Phrase
from governance.consent.mandates.coverage import Day, beyond, weight
from store.consent.people import Member
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Cover:
    """The mandate that covers an action, or why the one that comes nearest does not; neither: there is none."""

    mandate: Mandate | None = None
    why: Phrase | None = None


NO_COVER = Cover()


def grantee_of(filer: str) -> str | None:
    """Whose mandate a draft may run by: its filer's, a director's slug or "person:<id>"; nobody else has any."""
    kind, _, name = filer.partition(":")
    if kind == "director":
        return name
    return filer if kind == "person" else None


async def cover(unit: Unit, grantee: str, action: Action, level: Level, now: datetime) -> Cover:
    """The oldest of this grantee's mandates that covers the action now; else why not."""
    given = await unit.mandates.of(grantee) if action.kind in COVERABLE else []
    if not given:
        return NO_COVER
    hotel = await unit.property.get()
    today = now.astimezone(hotel.zone).date()
    earlier = [use.action for use in await unit.mandates.uses(day=today)]
    why: Phrase | None = None
    for mandate in sorted(given, key=lambda one: _rank(one, action, today)):
        uses, amount = await unit.mandates.used(mandate.id, today)
        refused = beyond(mandate, action, level, Day(today, hotel.currency, earlier, uses, amount))
        if refused is None:
            return Cover(mandate)
        why = why or refused
    return Cover(why=why)


def _rank(mandate: Mandate, action: Action, today: date) -> tuple[bool, bool, int]:
    """Those in force first, of them those of this kind, the oldest first: what the answer to a tap should name."""
    return mandate.revoked or mandate.until < today, mandate.kind != action.kind, mandate.id


async def use(unit: Unit, mandate: Mandate, proposal: Proposal, by: str, now: datetime) -> bool:
    """Count one use in the property's local day; False when the day is used up or the mandate withdrawn."""
    hotel = await unit.property.get()
    day = now.astimezone(hotel.zone).date()
    amount = weight(proposal.action)
    return await unit.mandates.take(mandate.id, proposal.id, amount=amount, day=day, by=by, at=now)


async def run(unit: Unit, proposal: Proposal, now: datetime) -> Proposal | None:
    """Approve a fresh proposal by its filer's mandate; None when none covers it, and a person is to be asked."""
    grantee = grantee_of(proposal.filed_by)
    if proposal.state is not State.PENDING or grantee is None:
        return None
    mandate = (await cover(unit, grantee, proposal.action, proposal.level, now)).mandate
    if mandate is None or not await use(unit, mandate, proposal, proposal.filed_by, now):
        return None
    return await unit.proposals.move(
        proposal,
        State.APPROVED,
        at=now,
        by=f"mandate:{mandate.id}",
        journal={"mandate": mandate.id},
        mandate=mandate.id,
        decided_at=now,
    )


async def delegated(unit: Unit, proposal: Proposal, member: Member, now: datetime) -> Cover:
    """What this person's own mandates say of a proposal that awaits a verdict."""
    return await cover(unit, f"person:{member.person.id}", proposal.action, proposal.level, now)


async def delegates(unit: Unit, proposal: Proposal, members: Sequence[Member], now: datetime) -> set[int]:
    """The ids of the people whose mandate lets them approve this proposal."""
    found = set()
    for member in members:
        if (await delegated(unit, proposal, member, now)).mandate is not None:
            found.add(member.person.id)
    return found


async def withdrawn(unit: Unit, proposal: Proposal) -> bool:
    """Whether the mandate by which this proposal was approved has been revoked since."""
    if proposal.mandate is None:
        return False
    mandate = await unit.mandates.get(proposal.mandate)
    return mandate is None or mandate.revoked
