"""What is the cancelling of a booking, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import CancelBooking
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.channel_names import channel_name
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.kind import ByPerson, Clean, Kind, never, on_one_line
from governance.consent.kinds.view import View
from governance.post.replies import Line


def subject(proposal: Proposal, action: CancelBooking, view: View) -> list[Line]:
    """Which booking, of which channel, and why."""
    source = channel_name(action.source)
    lines = [Line(say("cancel.subject", booking=action.booking, source=source))]
    return [*lines, Line(say("cancel.words", words=on_one_line(action.words)))] if action.words else lines


def title(number: int) -> Phrase:
    return say("cancel.title", number=number)


def button(action: CancelBooking) -> Phrase:
    return say("button.confirm_cancel")


def row(action: CancelBooking, hotel: Property) -> Phrase:
    return say("cancel.row", booking=action.booking)


def todo(action: CancelBooking, hotel: Property) -> Phrase:
    """In the panel of its channel."""
    return say("panel.cancel", booking=action.booking, source=channel_name(action.source))


def harmless(action: CancelBooking, clean: Clean) -> CancelBooking:
    return replace(action, words=clean(action.words))


KINDS = (
    Kind(
        action=CancelBooking,
        director="cfo",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=ByPerson(todo),
        undone_by=never,
        harmless=harmless,
    ),
)
