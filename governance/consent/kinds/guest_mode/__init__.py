"""What is it to let the house answer guests by itself, to whoever decides it?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.modes import SETTING, Mode, SetGuestMode
from domain.phrase import Phrase, say
from domain.property import Property
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
    before = say("guests.mode_before", mode=MODES[action.before])
    return [Line(MODES[action.to]), Line(before, quiet=True), Line(say("guests.mode_never"), quiet=True)]


def button(action: SetGuestMode) -> Phrase:
    return say("button.confirm_plain")


def row(action: SetGuestMode, hotel: Property) -> Phrase:
    """« Messages des clients : … »"""
    return say("guests.mode_row", mode=MODES[action.to])


async def switched(unit: Unit, proposal: Proposal, action: SetGuestMode, at: datetime) -> Receipt:
    """In force from this unit on."""
    await unit.settings.set(SETTING, action.to.value, by=f"proposal:{proposal.id}", at=at)
    return {"mode": action.to.value}


def undone_by(action: SetGuestMode, number: int, receipt: Receipt) -> SetGuestMode:
    """What could leave before."""
    return SetGuestMode(action.before, action.to, action.currency)


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
