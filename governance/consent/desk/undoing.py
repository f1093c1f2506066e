"""What does « Annuler » restore, and what can it not?"""

from __future__ import annotations

from datetime import date

from domain.consent.actions import Action, ChangeRate, last_night
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level, hardest
from domain.phrase import say
from governance.consent.desk.carrying import claim
from governance.consent.desk.filing import sentences
from governance.consent.desk.verdicts import Answer, Effect, settle, standing
from governance.consent.kinds.register import decides, inverse_of, kind_of
from governance.office import Office, snapshot
from store.consent.people import Member
from store.unit import Unit

UNDOABLE = frozenset({State.APPLIED, State.PARTIAL})


async def undo(office: Office, unit: Unit, proposal: Proposal, member: Member) -> Answer:
    """File the inverse and approve it by this very tap.

    Only cells that still hold our value and whose previous value is known are restored.
    """
    if not decides(member.role, proposal.action):
        return Answer(Effect.NOT_ENTITLED, proposal, say("card.not_entitled"))
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


async def restorable(unit: Unit, proposal: Proposal, today: date) -> Action | None:
    """What « Annuler » would do: of a price, the cells that nobody has changed since; None when nothing is left."""
    inverse = inverse_of(proposal.action, proposal.number, proposal.receipt)
    if not isinstance(inverse, ChangeRate):
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
