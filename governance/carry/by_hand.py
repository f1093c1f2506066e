"""How does an approved change reach the channel manager through a person's hands?"""

from __future__ import annotations

from datetime import datetime

from domain.actions import Action
from domain.phrase import Phrase, say
from domain.property import Property
from domain.proposal import Proposal, State
from domain.rates import CellValue, Stage
from domain.rights import Right, Role, may
from governance.desk.cards import redraw, tell
from governance.desk.office import Office
from governance.replies import Block, Button, Line, Reply, Tone
from store.people import Member
from store.unit import Unit


async def instruct(office: Office, property_id: str, proposal_id: int) -> None:
    """Send the exact panel instruction to the operators, or to the owners where there is none."""
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        proposal = await unit.proposals.get(proposal_id)
        hotel = await unit.property.get()
        members = await unit.people.members()
        hands = [m for m in members if m.role is Role.OPERATOR] or [
            m for m in members if may(m.role, Right.CARRY)
        ]
        await unit.attempts.begin(
            proposal.id, 1, {"kind": "panel", "cells": len(proposal.action.changes)}, now
        )
        await tell(unit, hands, instruction(proposal, hotel), f"panel:{proposal.id}", now)


async def done(office: Office, unit: Unit, proposal: Proposal, member: Member) -> bool:
    """A person says that the panel now holds the change; the receipt says "human". False if already settled."""
    now = office.clock()
    if proposal.state is not State.APPLYING or not may(member.role, Right.CARRY):
        return False
    for attempt in await unit.attempts.of(proposal.id):
        if attempt.outcome is None:
            await unit.attempts.finish(attempt.id, "accepted", tracking=None, errors=(), at=now)
    receipt = {"human": member.person.name, "at": now.isoformat()}
    moved = await unit.proposals.move(
        proposal, State.APPLIED, at=now, by=f"person:{member.person.id}", settled_at=now, receipt=receipt
    )
    if moved is None:
        return False
    await believe(unit, proposal.action, now, f"person:{member.person.id}", sent=True)
    await redraw(unit, moved, now)
    return True


async def believe(unit: Unit, action: Action, at: datetime, evidence: str, *, sent: bool) -> None:
    """The house's calendar holds the new values from now on."""
    cells = {change.cell: change.after for change in action.changes}
    await unit.calendar.set_target(cells, at, evidence)
    if sent:
        await unit.calendar.stamp(Stage.SENT, cells, at, evidence)


def instruction(proposal: Proposal, hotel: Property) -> Reply:
    """What to type in the panel: type, MM/DD/YYYY range (the panel's own format), price and restrictions."""
    lines = [Line(say("panel.title", number=proposal.number), bold=True), Line(say("panel.where"))]
    for room_type in proposal.action.room_types:
        kind = hotel.room_type(room_type)
        lines.append(Line(say("panel.type", room_type=kind.name if kind else room_type), bold=True))
        lines.extend(Line(row, mono=True) for row in rows(proposal.action, room_type))
    buttons = ((Button(say("button.done"), f"p:{proposal.token}:done", Tone.PRIMARY),),)
    return Reply((Block(tuple(lines)),), buttons)


def rows(action: Action, room_type: str) -> list[Phrase]:
    """One row for each run of neighbouring nights that get the same value."""
    found: list[Phrase] = []
    run: list[tuple[str, CellValue]] = []
    last = None
    for change in sorted(action.of_type(room_type), key=lambda c: c.night):
        if run and (change.after != run[0][1] or (change.night - last.night).days != 1):  # type: ignore[union-attr]
            found.append(row(run))
            run = []
        run.append((change.night.strftime("%m/%d/%Y"), change.after))
        last = change
    return [*found, row(run)] if run else found


def row(run: list[tuple[str, CellValue]]) -> Phrase:
    """« 12/20/2026 – 01/03/2027 : 2420 »."""
    value = run[0][1]
    shown: list[Phrase] = []
    if value.price is not None:
        shown.append(say("panel.price", price=str(value.price)))
    if value.min_stay is not None:
        shown.append(say("panel.min_stay", n=value.min_stay))
    if value.stop_sell is not None:
        shown.append(say("panel.close") if value.stop_sell else say("panel.open"))
    return say("panel.row", first=run[0][0], last=run[-1][0], what=tuple(shown))
