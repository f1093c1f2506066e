"""What is a person asked to do in the panel for a guest: close the room that is kept, enter the stay?"""

from __future__ import annotations

from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.guests.panel import CloseForHold, EnterStay
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.hold_room import type_name
from governance.consent.kinds.kind import ByPerson, Kind, Receipt, never, without_words
from governance.consent.kinds.view import View
from governance.post.replies import Line


def title(number: int) -> Phrase:
    return say("hold.title", number=number)


def subject(proposal: Proposal, action: CloseForHold, view: View) -> list[Line]:
    """Which room for which nights, and that the channels sell it until then."""
    lines = [Line(row(action, view.hotel))]
    return [*lines, Line(say("hold.close_why"), quiet=True)] if action.closed else lines


def button(action: CloseForHold) -> Phrase:
    return say("button.confirm_plain")


def row(action: CloseForHold, hotel: Property) -> Phrase:
    """« Fermer 1 Double Supérieure, 12 → 15 mars (option) »"""
    told = {
        "room_type": type_name(action.room_type, hotel),
        "nights": Span(action.first, action.last - ONE_DAY),
    }
    return say("hold.close_row", **told) if action.closed else say("hold.open_row", **told)


def todo(action: CloseForHold, hotel: Property) -> Phrase:
    """In the channel manager's panel, its dates in the panel's own way."""
    told = {
        "room_type": type_name(action.room_type, hotel),
        "first": action.first,
        "last": action.last - ONE_DAY,
    }
    return say("panel.close_one", **told) if action.closed else say("panel.open_one", **told)


def undone_by(action: CloseForHold, number: int, receipt: Receipt) -> CloseForHold:
    return action.turned()


def stay_title(number: int) -> Phrase:
    return say("hold.enter_title", number=number)


def stay_subject(proposal: Proposal, action: EnterStay, view: View) -> list[Line]:
    """Which stay at which total, and that its number becomes the guest's confirmation."""
    return [Line(stay_row(action, view.hotel)), Line(say("hold.enter_then"), quiet=True)]


def stay_row(action: EnterStay, hotel: Property) -> Phrase:
    """« Saisir 1 Double Supérieure, 12 → 15 mars, 4 500 MAD (conversation 3) »"""
    told = {
        "room_type": type_name(action.room_type, hotel),
        "nights": Span(action.first, action.last - ONE_DAY),
    }
    total = Money(action.total, action.currency)
    return say("hold.enter_row", **told, total=total, thread=action.thread)


def stay_todo(action: EnterStay, hotel: Property) -> Phrase:
    told = {"room_type": type_name(action.room_type, hotel), "first": action.first, "last": action.last}
    total = Money(action.total, action.currency)
    return say("panel.enter_stay", **told, total=total, thread=action.thread)


def stay_button(action: EnterStay) -> Phrase:
    return say("button.confirm_plain")


KINDS = (
    Kind(
        action=CloseForHold,
        director="gm",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=ByPerson(todo),
        undone_by=undone_by,
        harmless=without_words,
    ),
    Kind(
        action=EnterStay,
        director="gm",
        asked_with=Right.PROPOSE,
        approved_with=Right.APPROVE,
        subject=stay_subject,
        title=stay_title,
        button=stay_button,
        row=stay_row,
        carried=ByPerson(stay_todo),
        undone_by=never,
        harmless=without_words,
    ),
)
