"""What is an objective to be taken or given up, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from domain.consent.actions import CloseObjective, SetObjective
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, taking_back
from governance.consent.kinds.objective.face import aim, aim_lines
from governance.consent.kinds.view import View
from governance.consent.objectives.judged import arithmetic, replacing, warnings
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("objective.card_title", number=number)


def subject(proposal: Proposal, action: SetObjective, view: View) -> list[Line]:
    return aim_lines(action, view.hotel)


def button(action: SetObjective) -> Phrase:
    return say("button.confirm_objective")


async def taken(unit: Unit, proposal: Proposal, action: SetObjective, at: datetime) -> Receipt:
    """The objective in force; the one that it replaces is closed."""
    by = f"proposal:{proposal.id}"
    if action.replaces is not None:
        await unit.objectives.close(action.replaces, by=by, at=at)
    return {"objective": await unit.objectives.set(action, by=by, at=at)}


def undone_by(action: SetObjective, number: int, receipt: Receipt) -> CloseObjective | None:
    return CloseObjective(int(receipt["objective"]), action.currency) if "objective" in receipt else None


def harmless(action: SetObjective, clean: Clean) -> SetObjective:
    return replace(action, words=clean(action.words))


def horizon(action: SetObjective) -> date:
    """Its last night."""
    return action.period.last


def closing_row(action: CloseObjective, hotel: Property) -> Phrase:
    return say("objective.close", objective=action.objective)


async def closed(unit: Unit, proposal: Proposal, action: CloseObjective, at: datetime) -> Receipt:
    """Whether it was still open."""
    return {"closed": await unit.objectives.close(action.objective, by=f"proposal:{proposal.id}", at=at)}


KINDS = (
    Kind(
        action=SetObjective,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=aim,
        carried=InHouse(taken),
        undone_by=undone_by,
        harmless=harmless,
        filed=Filed(restated=replacing, warned=warnings, bearing=arithmetic, horizon=horizon),
    ),
    taking_back(CloseObjective, closing_row, closed, director="gm", title=title),
)
