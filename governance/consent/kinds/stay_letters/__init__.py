"""What are several letters of one step to whoever lets them leave the house?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.journey.sending import SendLetters
from domain.guests.journey.step import Step
from domain.guests.sending import digest_of
from domain.guests.thread import State
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.answer_guest.face import letter_or
from governance.consent.kinds.kind import InHouse, Kind, Receipt, never, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit

STEPS: Mapping[Step, Phrase] = {
    Step.CONFIRMATION: say("journey.confirmation"),
    Step.BEFORE: say("journey.before"),
    Step.WELCOME: say("journey.welcome"),
    Step.MORNING: say("journey.morning"),
    Step.REVIEW: say("journey.review"),
}


def title(number: int) -> Phrase:
    return say("journey.title", number=number)


def subject(proposal: Proposal, action: SendLetters, view: View) -> list[Line]:
    """To whom, then one of them word for word; without its words, once they are forgotten, the line of a list."""
    return letter_or(row(action, view.hotel), view)


def button(action: SendLetters) -> Phrase:
    return say("button.send_letters", n=len(action.letters))


def row(action: SendLetters, hotel: Property) -> Phrase:
    """« Trois jours avant l'arrivée : 4 messages »"""
    return say("journey.row", step=STEPS[action.step], n=len(action.letters))


async def queued(unit: Unit, proposal: Proposal, action: SendLetters, at: datetime) -> Receipt:
    """Which of them wait to be sent from now on: those that are still the ones that were shown, word for word."""
    by = proposal.decided_by or proposal.filed_by
    sent = []
    for one in action.letters:
        draft = await unit.guest_messages.get(one.draft)
        if draft is None or draft.state is not State.DRAFT or digest_of(draft.text) != one.digest:
            continue
        body = {**draft.body, "approved": by, "proposal": proposal.id}
        if await unit.guest_messages.move(draft, State.QUEUED, due_at=at, body=body):
            sent.append(draft.id)
    return {"queued": bool(sent), "messages": sent}


KINDS = (
    Kind(
        action=SendLetters,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(queued),
        undone_by=never,
        harmless=without_words,
    ),
)
