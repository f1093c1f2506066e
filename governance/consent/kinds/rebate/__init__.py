"""What is a discount or money back, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import Rebate
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.money import Money
from domain.phrase import Phrase, say
from domain.property import Property
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.kind import Clean, InHouse, Kind, on_one_line
from governance.consent.kinds.ledgered import booked, button, undone_by
from governance.consent.kinds.view import View
from governance.consent.objectives.bearing import spending
from governance.post.replies import Line


def subject(proposal: Proposal, action: Rebate, view: View) -> list[Line]:
    """Which booking, how much, over how many nights, and why."""
    amount = Money(abs(action.amount), action.currency)
    nights = say("count.nights", n=len(action.by_night))
    common = {"booking": action.booking, "amount": amount, "nights": nights}
    told = say("rebate.refund", **common) if action.refund else say("rebate.discount", **common)
    words = [Line(say("cancel.words", words=on_one_line(action.words)))] if action.words else []
    return [Line(told), *words]


def title(number: int) -> Phrase:
    return say("rebate.title", number=number)


def row(action: Rebate, hotel: Property) -> Phrase:
    return say("rebate.row", booking=action.booking, amount=Money(action.amount, action.currency))


def harmless(action: Rebate, clean: Clean) -> Rebate:
    return replace(action, words=clean(action.words))


KINDS: tuple[Kind[Rebate]] = (
    Kind(
        action=Rebate,
        director="cfo",
        asked_with=Right.FILE,
        approved_with=Right.APPROVE,
        subject=subject,
        title=title,
        button=button,
        row=row,
        carried=InHouse(booked),
        undone_by=undone_by,
        harmless=harmless,
        filed=Filed(bearing=spending),
    ),
)
