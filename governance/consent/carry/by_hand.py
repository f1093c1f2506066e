"""How does an approved change reach the channel manager through a person's hands?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.consent.actions import Action
from domain.consent.proposal import Proposal, State
from domain.consent.rights import Right, Role, may
from domain.phrase import say
from domain.prices.rates import Stage
from domain.property import Property
from governance.consent.cards import redraw
from governance.consent.carry.outcome import PANEL, conclude, mark_undone
from governance.consent.carry.panel_steps import step_lines
from governance.consent.kinds.kind import ByPerson
from governance.consent.kinds.register import kind_of
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit


async def instruct(office: Office, property_id: str, proposal_id: int) -> None:
    """Send the exact panel instruction, once, to the operators, or to the owners where there is none."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        proposal = await unit.proposals.certain(proposal_id)
        if proposal.state is not State.APPLYING or await unit.attempts.of(proposal_id):
            return
        if now >= proposal.expires_at or await unit.settings.get("paused"):
            await conclude(office, unit, proposal_id)
            return
        hotel = await unit.property.get()
        hands = hands_of(await unit.people.members())
        await unit.attempts.begin(proposal.id, 1, {"kind": PANEL, "cells": len(proposal.action.changes)}, now)
        key, about = f"panel:{proposal.id}", f"panel:{proposal.number}"
        await tell(unit, hands, instruction(proposal, hotel), key, now, subject=about)


def hands_of(members: Sequence[Member]) -> list[Member]:
    """Who enters things in the panel: the operators, or who may where there is none."""
    return [m for m in members if m.role is Role.OPERATOR] or [m for m in members if may(m.role, Right.CARRY)]


async def done(office: Office, unit: Unit, proposal: Proposal, member: Member) -> bool:
    """A person says that the panel now holds the change; the receipt says "human". False if already settled."""
    now = office.clock()
    if proposal.state is not State.APPLYING or not may(member.role, Right.CARRY):
        return False
    asked = [a for a in await unit.attempts.of(proposal.id) if a.request.get("kind") == PANEL]
    if not asked:
        return False
    receipt = {"human": member.person.name, "at": now.isoformat()}
    moved = await unit.proposals.move(
        proposal, State.APPLIED, at=now, by=f"person:{member.person.id}", settled_at=now, receipt=receipt
    )
    if moved is None:
        return False
    await unit.attempts.finish(asked[-1].id, "accepted", tracking=None, errors=(), at=now)
    await mark_undone(unit, moved, now)
    await believe(unit, proposal.action, now, f"person:{member.person.id}", sent=True)
    await redraw(unit, moved, now)
    return True


async def believe(unit: Unit, action: Action, at: datetime, evidence: str, *, sent: bool) -> None:
    """The house's calendar holds the new values from now on; an action without cells leaves it alone."""
    if not action.changes:
        return
    cells = {change.cell: change.after for change in action.changes}
    await unit.calendar.set_target(cells, at, evidence)
    if sent:
        await unit.calendar.stamp(Stage.SENT, cells, at, evidence)


def instruction(proposal: Proposal, hotel: Property) -> Reply:
    """What to type in the panel: type, MM/DD/YYYY range (the panel's own format), price and restrictions."""
    buttons = ((Button(say("button.done"), f"p:{proposal.token}:done", Tone.PRIMARY),),)
    carried = kind_of(proposal.action).carried
    if isinstance(carried, ByPerson):
        title = Line(say("panel.title", number=proposal.number), bold=True)
        todo = Line(carried.todo(proposal.action, hotel))
        return Reply((Block((title, todo, Line(say("panel.then"), quiet=True))),), buttons)
    names = {kind.code: kind.name for kind in hotel.room_types}
    lines = [
        Line(say("panel.title", number=proposal.number), bold=True),
        *step_lines(proposal.action.changes, names),
        Line(say("panel.then"), quiet=True),
    ]
    return Reply((Block(tuple(lines)),), buttons)
