"""What is the closing of a sales channel, or its opening, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import PauseChannel
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.channel_names import channel_name
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import ByPerson, Clean, Kind, Receipt
from governance.consent.kinds.view import View
from governance.post.replies import Line


def subject(proposal: Proposal, action: PauseChannel, view: View) -> list[Line]:
    """Which channel and nights, and that nobody knows what it costs."""
    return [Line(row(action, view.hotel)), Line(say("pause.effect"), quiet=True)]


def title(number: int) -> Phrase:
    return say("pause.title", number=number)


def button(action: PauseChannel) -> Phrase:
    channel = channel_name(action.channel)
    if action.paused:
        return say("button.confirm_pause", channel=channel)
    return say("button.confirm_open", channel=channel)


def row(action: PauseChannel, hotel: Property) -> Phrase:
    """« Fermer Booking.com, 27 → 28 nov. »"""
    channel = channel_name(action.channel)
    if action.during is None:
        return say("pause.close", channel=channel) if action.paused else say("pause.open", channel=channel)
    told = {"channel": channel, "nights": action.during}
    return say("pause.close_during", **told) if action.paused else say("pause.open_during", **told)


def todo(action: PauseChannel, hotel: Property) -> Phrase:
    """In the channel manager's panel, its dates in the panel's own way."""
    channel = channel_name(action.channel)
    if action.during is None:
        if action.paused:
            return say("panel.pause_channel", channel=channel)
        return say("panel.open_channel", channel=channel)
    told = {"channel": channel, "first": action.during.first, "last": action.during.last}
    return say("panel.pause_during", **told) if action.paused else say("panel.open_during", **told)


def undone_by(action: PauseChannel, number: int, receipt: Receipt) -> PauseChannel:
    """The channel as it was."""
    return action.turned()


def harmless(action: PauseChannel, clean: Clean) -> PauseChannel:
    return replace(action, words=clean(action.words))


KINDS = (
    Kind(
        action=PauseChannel,
        director="cto",
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
