"""What is a decision that a director drafted for the record, or one to be withdrawn, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import KeepDecision, WithdrawDecision
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.deciding import Decided
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, taking_back
from governance.consent.kinds.view import View
from governance.post.replies import Line
from governance.registers.deciding import keep_decision, withdraw_decision
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("decision.card_title", number=number)


def subject(proposal: Proposal, action: KeepDecision, view: View) -> list[Line]:
    """Question, decision, what else was possible, why, and when to look at it again: a line each."""
    lines = [
        Line(say("decision.kept_line", words=action.question), bold=True),
        Line(say("decision.is", words=action.decision)),
    ]
    if action.options:
        lines.append(Line(say("decision.options", words=action.options)))
    if action.rationale:
        lines.append(Line(say("decision.because", words=action.rationale)))
    if action.review_on is not None:
        lines.append(Line(say("decision.review_by", day=action.review_on)))
    return lines


def button(action: KeepDecision) -> Phrase:
    return say("button.keep_decision")


def row(action: KeepDecision, hotel: Property) -> Phrase:
    return say("decision.row", question=action.question, words=action.decision)


async def kept(unit: Unit, proposal: Proposal, action: KeepDecision, at: datetime) -> Receipt:
    """Its code in the log. Whoever tapped has decided it, and is reminded."""
    members = await unit.people.members()
    tapped = next((f"person:{m.person.id}" for m in members if m.person.name == proposal.decided_by), None)
    said = Decided(action.question, action.decision, action.rationale, action.options, action.review_on)
    found = await keep_decision(
        unit, said, name=proposal.decided_by, by=f"proposal:{proposal.id}", owner=tapped, now=at
    )
    return {"code": found.code}


def undone_by(action: KeepDecision, number: int, receipt: Receipt) -> WithdrawDecision | None:
    return WithdrawDecision(str(receipt["code"]), action.currency) if "code" in receipt else None


def harmless(action: KeepDecision, clean: Clean) -> KeepDecision:
    return replace(
        action,
        question=clean(action.question),
        decision=clean(action.decision),
        options=action.options and clean(action.options),
        rationale=action.rationale and clean(action.rationale),
    )


def withdrawing_row(action: WithdrawDecision, hotel: Property) -> Phrase:
    return say("decision.withdraw", code=action.code)


async def withdrawn(unit: Unit, proposal: Proposal, action: WithdrawDecision, at: datetime) -> Receipt:
    """Whether it was in force."""
    done = await withdraw_decision(unit, action.code, by=f"proposal:{proposal.id}", now=at)
    return {"withdrawn": done}


KINDS = (
    Kind(
        action=KeepDecision,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(kept),
        undone_by=undone_by,
        harmless=harmless,
    ),
    taking_back(WithdrawDecision, withdrawing_row, withdrawn, director="gm", title=title),
)
