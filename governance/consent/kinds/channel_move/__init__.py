"""What is a channel's step on the board to whoever decides it, where a limit holds it?"""

from __future__ import annotations

from dataclasses import replace

from domain.activation.board import NAMES
from domain.activation.move import MoveChannel
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.channel_names import channel_name
from domain.missions.evidence import Evidence
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.channel_move.effect import stepped
from governance.consent.kinds.kind import Clean, InHouse, Kind, never, on_one_line
from governance.consent.kinds.view import View
from governance.post.replies import Line


def subject(proposal: Proposal, action: MoveChannel, view: View) -> list[Line]:
    """Which channel, from where to where, and what shows it."""
    lines = [Line(row(action, view.hotel))]
    if action.words:
        lines.append(Line(say("activation.why", words=on_one_line(action.words))))
    lines.append(Line(say("activation.effect"), quiet=True))
    return lines


def title(number: int) -> Phrase:
    return say("activation.card_title", number=number)


def button(action: MoveChannel) -> Phrase:
    return say("button.confirm_channel", channel=channel_name(action.channel), state=NAMES[action.to])


def row(action: MoveChannel, hotel: Property) -> Phrase:
    """« Expedia : demandé → en connexion »"""
    told = {"before": NAMES[action.before], "to": NAMES[action.to]}
    return say("activation.row", channel=channel_name(action.channel), **told)


def harmless(action: MoveChannel, clean: Clean) -> MoveChannel:
    cleaned = tuple(Evidence(one.kind, clean(one.value), one.by, one.at) for one in action.evidence)
    return replace(action, words=clean(action.words), evidence=cleaned)


KINDS = (
    Kind(
        action=MoveChannel,
        director="cto",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(stepped),
        undone_by=never,  # a channel goes back by a step of its own
        harmless=harmless,
    ),
)
