"""How does a person settle what no answer ever settled?"""

from __future__ import annotations

from domain.phrase import say
from domain.proposal import Proposal, State
from domain.rates import Stage
from domain.rights import Right, may
from governance.carry.by_hand import believe
from governance.carry.outcome import disbelieve, mark_undone
from governance.desk.cards import redraw
from governance.desk.office import Office
from governance.desk.verdicts import Answer, Effect, standing
from store.people import Member
from store.unit import Unit


async def saw(office: Office, unit: Unit, proposal: Proposal, member: Member, *, new: bool) -> Answer:
    """« Vu : 2 420 » or « Vu : 2 100 »: an unknown outcome becomes applied or failed on a person's word."""
    now = office.clock()
    if not may(member.role, Right.CARRY):
        return Answer(Effect.NOT_ENTITLED, proposal, say("card.not_entitled"))
    if proposal.state is not State.UNKNOWN:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    person = f"person:{member.person.id}"
    receipt = {**(proposal.receipt or {}), "human": member.person.name, "seen": "new" if new else "before"}
    moved = await unit.proposals.move(
        proposal,
        State.APPLIED if new else State.FAILED,
        at=now,
        by=person,
        settled_at=now,
        receipt=receipt,
    )
    if moved is None:
        current = await unit.proposals.certain(proposal.id)
        return Answer(Effect.ALREADY, current, standing(current))
    if new:
        await believe(unit, proposal.action, now, person, sent=False)
        cells = {change.cell: change.after for change in proposal.action.changes}
        await unit.calendar.stamp(Stage.OBSERVED, cells, now, person)
        await mark_undone(unit, moved, now)
    else:
        await disbelieve(unit, proposal, now)
    await redraw(unit, moved, now)
    return Answer(Effect.DONE, moved)
