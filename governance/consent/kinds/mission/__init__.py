"""What is a mission that a director drafted, or one to be given up, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import DropMission, OpenMission
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, taking_back
from governance.consent.kinds.mission.face import mission_lines, mission_row
from governance.consent.kinds.view import View
from governance.missions.agreed import dropped, opened
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("mission.card_title", number=number)


def subject(proposal: Proposal, action: OpenMission, view: View) -> list[Line]:
    return mission_lines(action)


def button(action: OpenMission) -> Phrase:
    return say("button.confirm_mission")


async def begun(unit: Unit, proposal: Proposal, action: OpenMission, at: datetime) -> Receipt:
    """The mission's number."""
    return {"mission": (await opened(unit, action, proposal, at)).id}


def undone_by(action: OpenMission, number: int, receipt: Receipt) -> DropMission | None:
    return DropMission(int(receipt["mission"]), action.currency) if "mission" in receipt else None


def harmless(action: OpenMission, clean: Clean) -> OpenMission:
    return replace(
        action,
        title=clean(action.title),
        deliverable=action.deliverable and clean(action.deliverable),
        criteria=action.criteria and clean(action.criteria),
    )


def dropping_row(action: DropMission, hotel: Property) -> Phrase:
    return say("mission.drop", number=action.mission)


async def given_up(unit: Unit, proposal: Proposal, action: DropMission, at: datetime) -> Receipt:
    """Whether it was still under way."""
    return {"dropped": await dropped(unit, action.mission, by=f"proposal:{proposal.id}", at=at)}


KINDS = (
    Kind(
        action=OpenMission,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=mission_row,
        carried=InHouse(begun),
        undone_by=undone_by,
        harmless=harmless,
    ),
    taking_back(DropMission, dropping_row, given_up, director="gm", title=title),
)
