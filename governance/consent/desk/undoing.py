"""What does « Annuler » restore, and what can it not?"""

from __future__ import annotations

from datetime import date

from channels.ports import PushOutcome
from domain.consent.actions import Action, last_night
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level, hardest
from domain.phrase import say
from governance.consent.cards import redraw
from governance.consent.carry.by_hand import hands_of
from governance.consent.carry.outcome import PANEL
from governance.consent.desk.carrying import claim
from governance.consent.desk.filing import sentences
from governance.consent.desk.verdicts import Answer, Effect, settle, standing
from governance.consent.kinds.kind import ByPerson
from governance.consent.kinds.register import decides, inverse_of, kind_of
from governance.office import Office, snapshot
from governance.post.replies import Line, reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

UNDOABLE = frozenset({State.APPLIED, State.PARTIAL})


async def undo(office: Office, unit: Unit, proposal: Proposal, member: Member) -> Answer:
    """File the inverse and approve it by this very tap.

    Only cells that still hold our value and whose previous value is known are restored.
    """
    if not decides(member.role, proposal.action):
        return Answer(Effect.NOT_ENTITLED, proposal, say("card.not_entitled"))
    if (withdrawn := await withdraw(office, unit, proposal, member)) is not None:
        return withdrawn
    if proposal.state not in UNDOABLE:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    if await unit.proposals.undoing(proposal.id) is not None:
        return Answer(Effect.ALREADY, proposal, say("card.undo_under_way", number=proposal.number))
    house = await snapshot(office, unit, until=last_night(proposal.action))
    inverse = await restorable(unit, proposal, house.today)
    if inverse is None:
        return Answer(Effect.BLOCKED, proposal, say("card.nothing_to_undo", number=proposal.number))
    rulings = office.board.judge(inverse, house)
    level = hardest(rulings)
    if level is Level.BLOCK:
        return Answer(Effect.BLOCKED, proposal, sentences(rulings, Level.BLOCK)[0])
    filed = await unit.proposals.file(
        proposal.director,
        inverse,
        rulings=rulings,
        reasons=(say("card.undo_of", number=proposal.number),),
        level=level,
        state=State.PENDING,
        filed_by=f"person:{member.person.id}",
        expires_at=house.now + office.terms.consent,
        key="",
        sample=proposal.sample,
        undoes=proposal.id,
        at=house.now,
    )
    answer = await settle(unit, filed, State.APPROVED, member, house.now, None)
    if kind_of(inverse).at_once and answer.effect is Effect.DONE:
        await claim(office, unit, answer.proposal)
    return answer


async def withdraw(office: Office, unit: Unit, proposal: Proposal, member: Member) -> Answer | None:
    """Take back what still waits for somebody to enter it in the panel; None where nothing waits so.

    Whoever was asked is told to leave it, and what to enter in case he has begun.
    """
    carried = kind_of(proposal.action).carried
    inverse = inverse_of(proposal.action, proposal.number, proposal.receipt)
    asked = [a for a in await unit.attempts.of(proposal.id) if a.request.get("kind") == PANEL]
    waits = proposal.state is State.APPLYING and asked and asked[-1].outcome is None
    if not waits or not isinstance(carried, ByPerson) or inverse is None:
        return None
    now, who = office.clock(), member.person
    receipt = {"withdrawn": who.name, "at": now.isoformat()}
    moved = await unit.proposals.move(
        proposal, State.FAILED, at=now, by=f"person:{who.id}", settled_at=now, receipt=receipt
    )
    if moved is None:
        return Answer(Effect.ALREADY, proposal, standing(proposal))
    await unit.attempts.finish(asked[-1].id, PushOutcome.REJECTED.value, tracking=None, errors=(), at=now)
    told = reply(
        Line(say("panel.withdrawn", number=proposal.number, person=who.name), bold=True),
        Line(say("panel.if_done")),
        Line(carried.todo(inverse, await unit.property.get())),
    )
    await tell(unit, hands_of(await unit.people.members()), told, f"withdrawn:{proposal.id}", now)
    await redraw(unit, moved, now)
    return Answer(Effect.DONE, moved)


async def restorable(unit: Unit, proposal: Proposal, today: date) -> Action | None:
    """What « Annuler » would do: of a price, the cells that nobody has changed since; None when nothing is left."""
    inverse = inverse_of(proposal.action, proposal.number, proposal.receipt)
    if inverse is None or not inverse.changes:
        return inverse
    held = await unit.calendar.cells(inverse.room_types, inverse.nights[0], inverse.nights[-1])
    ours = {
        change.cell
        for change in inverse.changes
        if change.night >= today
        and change.cell in held
        and (target := held[change.cell].target) is not None
        and change.before is not None
        and all(getattr(target.value, name) == getattr(change.before, name) for name in change.after.stated())
    }
    kept = inverse.only(ours)
    return kept if kept.changes else None
