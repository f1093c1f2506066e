"""When may an approved proposal leave the house, and who takes it out?"""

from __future__ import annotations

import enum
from datetime import datetime

from domain.consent.actions import fingerprint
from domain.consent.proposal import Proposal, State
from domain.consent.verdict import Level
from domain.house.snapshot import House
from domain.incident.freeze import disturbs
from domain.phrase import Phrase, say
from governance.consent.cards import deciders, redraw
from governance.consent.carry import by_hand, by_wire
from governance.consent.carry.obstacles import obstacles
from governance.consent.carry.outcome import mark_undone
from governance.consent.desk.filing import file_in, on_today
from governance.consent.kinds.kind import InHouse
from governance.consent.kinds.register import kind_of
from governance.consent.mandates.running import withdrawn
from governance.contract import Draft
from governance.office import Office, snapshot_for
from governance.post.replies import reply
from governance.post.telling import tell
from store.unit import Unit


class Claim(enum.Enum):
    """What the desk decided about an approved proposal at the moment of acting."""

    TAKEN = "taken"
    DONE = "done"
    WAITING = "waiting"
    LOST = "lost"


async def carry_out(office: Office, property_id: str, proposal_id: int) -> None:
    """Take one approved proposal out, if consent still holds; safe to call twice, or from two processes."""
    async with office.store.unit(property_id) as unit:
        proposal = await unit.proposals.certain(proposal_id)
        if proposal.state is not State.APPROVED or await claim(office, unit, proposal) is not Claim.TAKEN:
            return
    await take_out(office, property_id, proposal_id)


async def take_out(office: Office, property_id: str, proposal_id: int) -> None:
    """Begin an applying proposal or go on with it: by wire where we may and can, else by a person's hands."""
    async with office.store.reading(property_id) as unit:
        action = (await unit.proposals.certain(proposal_id)).action
        linked = bool(action.changes) and by_wire.is_linked(action, await unit.property.get())
    if linked and office.pushes(property_id):
        await by_wire.push(office, property_id, proposal_id)
    else:
        await by_hand.instruct(office, property_id, proposal_id)


async def claim(office: Office, unit: Unit, proposal: Proposal) -> Claim:
    """Check the consent against the present and move approved → applying; exactly one caller gets TAKEN.

    What is a row of our own takes effect here and now, in the same unit: DONE. A pause stops what leaves the house.
    """
    house = await snapshot_for(office, unit, proposal.action)
    if await withdrawn(unit, proposal):
        await close(unit, proposal, State.STALE, house.now)
        await lapse(unit, proposal, house.now, say("mandate.revoked", mandate=proposal.mandate))
        return Claim.LOST
    if house.now >= proposal.expires_at:
        await close(unit, proposal, State.EXPIRED, house.now)
        await lapse(unit, proposal, house.now, say("card.too_late", at=proposal.expires_at))
        return Claim.LOST
    carried = kind_of(proposal.action).carried
    if not isinstance(carried, InHouse) and (house.paused or await in_the_way(unit, proposal)):
        return Claim.WAITING
    if disturbs(proposal.action, house.sync_test):
        return Claim.WAITING
    if await basis_changed(unit, proposal) or harder(office, proposal, house):
        await replace_stale(office, unit, proposal, house)
        return Claim.LOST
    by_wire_now = bool(proposal.action.changes) and office.pushes(unit.property_id)
    words = await obstacles(unit, proposal.action) if by_wire_now else ()
    if words:
        await close(unit, proposal, State.STALE, house.now)
        await lapse(unit, proposal, house.now, *words)
        return Claim.LOST
    moved = await unit.proposals.move(proposal, State.APPLYING, at=house.now, by="desk")
    if moved is None:
        return Claim.LOST
    if not isinstance(carried, InHouse):
        await keep_snapshot(unit, moved, house.now)
        await redraw(unit, moved, house.now)
        return Claim.TAKEN
    receipt = await carried.effect(unit, moved, moved.action, house.now)
    applied = await unit.proposals.move(
        moved, State.APPLIED, at=house.now, by="desk", settled_at=house.now, receipt=receipt
    )
    if applied is None:
        raise LookupError(f"proposal {moved.id} left the state in which this very unit had put it")
    await mark_undone(unit, applied, house.now)
    await redraw(unit, applied, house.now)
    return Claim.DONE


async def keep_snapshot(unit: Unit, proposal: Proposal, at: datetime) -> None:
    """What the touched cells hold before anything leaves: a row of its own, whatever comes after."""
    action = proposal.action
    if action.nights:
        held = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
        await unit.snapshots.take(proposal, held, at)


async def in_the_way(unit: Unit, proposal: Proposal) -> bool:
    """Whether another change of the same cells is still on its way: the later decision must also arrive later."""
    cells = {change.cell for change in proposal.action.changes}
    others = await unit.proposals.in_state(State.APPLYING)
    return any(change.cell in cells for other in others for change in other.action.changes)


async def basis_changed(unit: Unit, proposal: Proposal) -> bool:
    """Whether the row is no longer what was shown, or a touched cell no longer holds what the card showed."""
    action = proposal.action
    if fingerprint(action) != proposal.fingerprint:
        return True
    today = await on_today(unit, action)
    return any(
        getattr(now.before, name, None) != getattr(shown.before, name, None)
        for shown, now in zip(action.changes, today.changes, strict=True)
        for name in shown.after.stated()
    )


def harder(office: Office, proposal: Proposal, house: House) -> bool:
    """Whether some limit holds or blocks today that spoke less hard on the card that was approved."""
    shown = {(ruling.director, ruling.limit): ruling.level for ruling in proposal.rulings}
    return any(
        ruling.level >= Level.HOLD and ruling.level > shown.get((ruling.director, ruling.limit), Level.OK)
        for ruling in office.board.judge(proposal.action, house)
    )


async def replace_stale(office: Office, unit: Unit, proposal: Proposal, house: House) -> None:
    """The old card says that it lapsed; a fresh one with today's figures asks again, where limits allow it.

    An undo asks for nothing afresh: what it would restore is worked out by the next tap on « Annuler ».
    """
    await close(unit, proposal, State.STALE, house.now)
    words: tuple[Phrase, ...] = ()
    if proposal.undoes is None:
        draft = Draft(proposal.director, proposal.action, proposal.reasons, proposal.key)
        filed = await file_in(unit, office, house, draft, by="desk", asked_by=proposal.asked_by)
        if filed.proposal is not None:
            return
        words = filed.blocked
    await lapse(unit, proposal, house.now, say("card.stale_plain"), *words)


async def lapse(unit: Unit, proposal: Proposal, at: datetime, *why: Phrase) -> None:
    """Tell the approvers that what they approved did not leave the house."""
    notice = reply(say("notice.lapsed", number=proposal.number), *why)
    await tell(unit, await deciders(unit, proposal), notice, f"lapsed:{proposal.id}", at)


async def close(unit: Unit, proposal: Proposal, state: State, at: datetime) -> None:
    """Move and redraw."""
    moved = await unit.proposals.move(proposal, state, at=at, by="desk", settled_at=at)
    if moved is not None:
        await redraw(unit, moved, at)
