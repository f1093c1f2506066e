"""What does an owner's single tap on something of his own do, here and now?"""

from __future__ import annotations

from domain.consent.actions import CloseObjective
from domain.consent.proposal import State
from domain.consent.rights import Right, may
from domain.consent.verdict import Level
from domain.errors import refuse
from domain.phrase import say
from governance.consent.desk.carrying import claim
from governance.consent.desk.undoing import undo
from governance.consent.desk.verdicts import Effect, settle, who
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def revoke(office: Office, unit: Unit, member: Member, mandate: int) -> None:
    """Withdraw a mandate: the undoing of its grant, in force when this unit is. Refusal when it does not count."""
    if not may(member.role, Right.OBJECTIVES):
        raise refuse("mandate.not_yours")
    known = await unit.mandates.get(mandate)
    granted = await unit.mandates.granted_by(mandate)
    if known is None or known.revoked or granted is None:
        raise refuse("mandate.revoked", mandate=mandate)
    answer = await undo(office, unit, await unit.proposals.certain(granted), member)
    if answer.effect is not Effect.DONE:
        raise refuse("mandate.revoked", mandate=mandate)


async def close(office: Office, unit: Unit, member: Member, objective: int) -> None:
    """Give an objective up: a proposal filed and approved by this very tap. Refusal when it does not count."""
    if not may(member.role, Right.OBJECTIVES):
        raise refuse("objective.not_yours")
    if await unit.objectives.open(objective) is None:
        raise refuse("objective.closed_before", objective=objective)
    now, hotel = office.clock(), await unit.property.get()
    filed = await unit.proposals.file(
        "gm",
        CloseObjective(objective, hotel.currency),
        rulings=(),
        reasons=(say("card.explain_filed", person=member.person.name, at=now),),
        level=Level.OK,
        state=State.PENDING,
        filed_by=who(member),
        expires_at=now + office.terms.consent,
        sample=hotel.sample,
        at=now,
    )
    answer = await settle(unit, filed, State.APPROVED, member, now, None)
    await claim(office, unit, answer.proposal)
