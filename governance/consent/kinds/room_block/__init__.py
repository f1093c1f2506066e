"""What is a room taken out of sale, or put back, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import BlockRoom
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.phrase import Name, Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import ByPerson, Clean, Kind, Receipt, on_one_line
from governance.consent.kinds.view import View
from governance.post.replies import Line


def subject(proposal: Proposal, action: BlockRoom, view: View) -> list[Line]:
    """Which room and nights, why, and that its type has one unit less, or more."""
    lines = [Line(row(action, view.hotel))]
    if action.words:
        lines.append(Line(say("block.why", words=on_one_line(action.words))))
    told = {"room_type": _type(action, view.hotel)}
    effect = say("block.effect", **told) if action.blocked else say("block.effect_open", **told)
    return [*lines, Line(effect, quiet=True)]


def title(number: int) -> Phrase:
    return say("block.title", number=number)


def button(action: BlockRoom) -> Phrase:
    told = {"room": action.room}
    return say("button.block", **told) if action.blocked else say("button.unblock", **told)


def row(action: BlockRoom, hotel: Property) -> Phrase:
    """« Bloquer la chambre 7 (Quadruple), 24 nov. »"""
    room = {"room": action.room, "room_type": _type(action, hotel), "nights": action.during}
    return say("block.close", **room) if action.blocked else say("block.open", **room)


def todo(action: BlockRoom, hotel: Property) -> Phrase:
    """In the channel manager's panel, its dates in the panel's own way."""
    room = {"room": action.room, "room_type": _type(action, hotel), "n": len(action.during)}
    dated = {"first": action.during.first, "last": action.during.last}
    if action.blocked:
        return say("panel.block_room", **room, **dated)
    return say("panel.unblock_room", **room, **dated)


def undone_by(action: BlockRoom, number: int, receipt: Receipt) -> BlockRoom:
    """Back in sale what was taken out, and the other way round."""
    return action.turned()


def harmless(action: BlockRoom, clean: Clean) -> BlockRoom:
    return replace(action, words=clean(action.words))


def _type(action: BlockRoom, hotel: Property) -> Name | str:
    kind = hotel.room_type(action.room_type)
    return kind.name if kind is not None else action.room_type


KINDS = (
    Kind(
        action=BlockRoom,
        director="gm",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=ByPerson(todo),
        undone_by=undone_by,
        harmless=harmless,
    ),
)
