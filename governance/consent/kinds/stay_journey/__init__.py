"""What is it to choose which letters of a stay are proposed?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.journey.sending import SetJourney
from domain.guests.journey.step import SETTING, Step
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import InHouse, Kind, Receipt, without_words
from governance.consent.kinds.stay_letters import STEPS
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("journey.set_title", number=number)


def subject(proposal: Proposal, action: SetJourney, view: View) -> list[Line]:
    """What would be proposed, what is now, and that nothing leaves by it."""
    before = say("journey.set_before", steps=named(action.before))
    return [Line(named(action.to)), Line(before, quiet=True), Line(say("journey.set_asks"), quiet=True)]


def named(steps: tuple[Step, ...]) -> Phrase:
    """The letters by name."""
    return say("join.commas", parts=tuple(STEPS[step] for step in steps)) if steps else say("journey.nothing")


def button(action: SetJourney) -> Phrase:
    return say("button.confirm_plain")


def row(action: SetJourney, hotel: Property) -> Phrase:
    """« Messages du séjour : … »"""
    return say("journey.set_row", steps=named(action.to))


async def switched(unit: Unit, proposal: Proposal, action: SetJourney, at: datetime) -> Receipt:
    """In force from this unit on."""
    chosen = [step.value for step in action.to]
    await unit.settings.set(SETTING, chosen, by=f"proposal:{proposal.id}", at=at)
    return {"steps": chosen}


def undone_by(action: SetJourney, number: int, receipt: Receipt) -> SetJourney:
    """What was proposed before."""
    return SetJourney(action.before, action.to, action.currency)


KINDS = (
    Kind(
        action=SetJourney,
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
