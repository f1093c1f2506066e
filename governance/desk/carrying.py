"""When may an approved proposal leave the house, and who takes it out?"""

from __future__ import annotations

import enum
from datetime import datetime

from domain.actions import Action
from domain.house import House
from domain.proposal import Proposal, State
from domain.verdict import Level, hardest
from governance.carry import by_hand, by_wire
from governance.contract import Draft
from governance.desk.cards import redraw
from governance.desk.filing import file_in
from governance.desk.office import Office, snapshot
from store.unit import Unit


class Claim(enum.Enum):
    """What the desk decided about an approved proposal at the moment of acting."""

    TAKEN = "taken"
    WAITING = "waiting"
    LOST = "lost"


async def carry_out(office: Office, property_id: str, proposal_id: int) -> None:
    """Take one approved proposal out, if consent still holds; safe to call twice, or from two processes."""
    async with office.store.unit(property_id) as unit:
        proposal = await unit.proposals.certain(proposal_id)
        if proposal.state is not State.APPROVED or await claim(office, unit, proposal) is not Claim.TAKEN:
            return
    if office.pushes(property_id):
        await by_wire.push(office, property_id, proposal_id)
    else:
        await by_hand.instruct(office, property_id, proposal_id)


async def claim(office: Office, unit: Unit, proposal: Proposal) -> Claim:
    """Check the consent against the present and move approved → applying; exactly one caller gets TAKEN."""
    house = await snapshot(office, unit, until=proposal.action.nights[-1])
    if house.paused:
        return Claim.WAITING
    if house.now >= proposal.expires_at:
        await close(unit, proposal, State.EXPIRED, house.now)
        return Claim.LOST
    if await basis_changed(unit, proposal.action) or harder(office, proposal, house):
        await replace_stale(office, unit, proposal, house)
        return Claim.LOST
    moved = await unit.proposals.move(proposal, State.APPLYING, at=house.now, by="desk")
    if moved is None:
        return Claim.LOST
    await redraw(unit, moved, house.now)
    return Claim.TAKEN


async def basis_changed(unit: Unit, action: Action) -> bool:
    """Whether a touched cell no longer holds what the card showed as its value before."""
    cells = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
    for change in action.changes:
        held = cells.get(change.cell)
        now = held.target.value if held and held.target else None
        for name in change.after.stated():
            if (getattr(now, name) if now else None) != (
                getattr(change.before, name) if change.before else None
            ):
                return True
    return False


def harder(office: Office, proposal: Proposal, house: House) -> bool:
    """Whether a limit speaks harder today than on the card that was approved."""
    return hardest(office.board.judge(proposal.action, house)) > max(proposal.level, Level.WARN)


async def replace_stale(office: Office, unit: Unit, proposal: Proposal, house: House) -> None:
    """The old card says that it lapsed; a fresh one with today's figures asks again, where limits allow it."""
    await close(unit, proposal, State.STALE, house.now)
    fresh = await on_today(unit, proposal.action)
    draft = Draft(proposal.director, fresh, proposal.reasons, proposal.key)
    await file_in(unit, office, house, draft, by="desk", asked_by=proposal.asked_by)


async def on_today(unit: Unit, action: Action) -> Action:
    """The same wish on the values that the cells hold now."""
    cells = await unit.calendar.cells(action.room_types, action.nights[0], action.nights[-1])
    return action.based_on(
        {cell: held.target.value for cell, held in cells.items() if held.target is not None}
    )


async def close(unit: Unit, proposal: Proposal, state: State, at: datetime) -> None:
    """Move and redraw."""
    moved = await unit.proposals.move(proposal, state, at=at, by="desk", settled_at=at)
    if moved is not None:
        await redraw(unit, moved, at)
