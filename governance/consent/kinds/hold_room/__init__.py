"""What is a room kept for a guest to whoever decides it?"""

from __future__ import annotations

from datetime import datetime

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.hold import HoldRoom, HoldState, ReleaseHold
from domain.nights import ONE_DAY, Span, stay_nights
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import InHouse, Kind, Receipt, taking_back, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def title(number: int) -> Phrase:
    return say("hold.title", number=number)


def subject(proposal: Proposal, action: HoldRoom, view: View) -> list[Line]:
    """Which room for whom until when, that no channel knows of it, and whether the house could keep it."""
    lines = [Line(row(action, view.hotel)), Line(say("hold.soft"), quiet=True)]
    if proposal.receipt is not None and not proposal.receipt.get("held", True):
        lines.append(Line(say("hold.gone")))
    return lines


def button(action: HoldRoom) -> Phrase:
    return say("button.hold", until=action.until)


def row(action: HoldRoom, hotel: Property) -> Phrase:
    """« Retenir 1 Double Supérieure, 12 → 15 mars, jusqu'à demain 11:00 (conversation 3) »"""
    told = {
        "room_type": type_name(action.room_type, hotel),
        "nights": Span(action.first, action.last - ONE_DAY),
    }
    return say("hold.row", **told, until=action.until, thread=action.thread)


def type_name(code: str, hotel: Property) -> Name | str:
    """A room type as people call it."""
    kind = hotel.room_type(code)
    return kind.name if kind is not None else code


async def kept(unit: Unit, proposal: Proposal, action: HoldRoom, at: datetime) -> Receipt:
    """The hold, if a room is still there on every night, other holds counted as sold; none whose end is over."""
    if action.until <= at:
        return {"held": False}
    house = await unit.facts.house(at, ahead_days=max(1, (action.last - at.date()).days + 1))
    held = await unit.guest_holds.held(at)
    for night in stay_nights(action.first, action.last):
        left = house.night(action.room_type, night).left
        if left is None or left - held.get((action.room_type, night), 0) < 1:
            return {"held": False}
    by = f"proposal:{proposal.id}"
    told = (action.thread, action.room_type, action.first, action.last, action.until, by, at)
    return {"held": True, "hold": await unit.guest_holds.open(*told)}


def undone_by(action: HoldRoom, number: int, receipt: Receipt) -> ReleaseHold | None:
    return ReleaseHold(int(receipt["hold"]), action.currency) if "hold" in receipt else None


def release_row(action: ReleaseHold, hotel: Property) -> Phrase:
    return say("hold.release", hold=action.hold)


async def released(unit: Unit, proposal: Proposal, action: ReleaseHold, at: datetime) -> Receipt:
    """Whether it still kept its room."""
    return {"released": await unit.guest_holds.end(action.hold, HoldState.RELEASED)}


KINDS = (
    Kind(
        action=HoldRoom,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(kept),
        undone_by=undone_by,
        harmless=without_words,
    ),
    taking_back(ReleaseHold, release_row, released, director="gm", title=title),
)
