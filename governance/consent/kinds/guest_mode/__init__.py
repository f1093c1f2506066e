"""What is it to let the house answer guests by itself, to whoever decides it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.modes import SETTING, Mode, Policy, SetGuestMode, with_policy
from domain.guests.thread import Door
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.answer_guest.face import DOORS
from governance.consent.kinds.answer_guest.topics import TOPICS
from governance.consent.kinds.kind import InHouse, Kind, Receipt, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit

MODES: Mapping[Mode, Phrase] = {
    Mode.DRAFTS: say("guests.mode_drafts"),
    Mode.HOLDING: say("guests.mode_holding"),
    Mode.ANSWERS: say("guests.mode_answers"),
}


def title(number: int) -> Phrase:
    return say("guests.mode_title", number=number)


def subject(proposal: Proposal, action: SetGuestMode, view: View) -> list[Line]:
    """What would leave by itself, what leaves now, and what never does."""
    before = say("guests.mode_before", mode=told_of(Policy(action.before, action.topics_before)))
    after = told_of(Policy(action.to, action.topics))
    where = [Line(say("guests.mode_for", door=DOORS[Door(action.door)]), bold=True)] if action.door else []
    return [*where, Line(after), Line(before, quiet=True), Line(say("guests.mode_never"), quiet=True)]


def told_of(policy: Policy) -> Phrase:
    """The mode in words, with the questions that it is about where they are listed."""
    if not policy.topics:
        return MODES[policy.mode]
    return say(
        "guests.mode_listed", mode=MODES[policy.mode], topics=tuple(TOPICS[one] for one in policy.topics)
    )


def button(action: SetGuestMode) -> Phrase:
    return say("button.confirm_plain")


def row(action: SetGuestMode, hotel: Property) -> Phrase:
    """« Messages des clients : … »"""
    return say("guests.mode_row", mode=told_of(Policy(action.to, action.topics)))


async def switched(unit: Unit, proposal: Proposal, action: SetGuestMode, at: datetime) -> Receipt:
    """In force from this unit on."""
    stored = with_policy(await unit.settings.get(SETTING), action.door, Policy(action.to, action.topics))
    await unit.settings.set(SETTING, stored, by=f"proposal:{proposal.id}", at=at)
    return {"mode": action.to.value}


def undone_by(action: SetGuestMode, number: int, receipt: Receipt) -> SetGuestMode:
    """What could leave before."""
    topics = (action.topics_before, action.topics)
    return SetGuestMode(action.before, action.to, action.currency, action.door, *topics)


KINDS = (
    Kind(
        action=SetGuestMode,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.OBJECTIVES,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(switched),
        undone_by=undone_by,
        harmless=without_words,
    ),
)
