"""What is an expense, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.actions import Spend
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.money import Money
from domain.money.lines import LINE_NAMES
from domain.phrase import Percent, Phrase, say
from domain.property import Property
from domain.result.entries import entries_of
from governance.consent.kinds.kind import Clean, InHouse, Kind, Receipt, on_one_line
from governance.consent.kinds.view import View
from governance.post.replies import Line
from store.unit import Unit


def subject(proposal: Proposal, action: Spend, view: View) -> list[Line]:
    """What, for how much, on which line of the result."""
    amount = Money(abs(action.amount), action.currency)
    told = {"words": on_one_line(action.words), "amount": amount, "day": action.day}
    taken_back = action.amount < 0
    lines = [Line(say("spend.reversal", **told) if taken_back else say("spend.subject", **told))]
    if action.vat_rate is None:
        lines.append(Line(say("spend.vat_unknown", line=LINE_NAMES[action.line])))
    else:
        net = Money(abs(action.net), action.currency)
        lines.append(
            Line(say("spend.net", net=net, vat=Percent(action.vat_rate), line=LINE_NAMES[action.line]))
        )
    if action.capital:
        lines.append(Line(say("spend.capital")))
    if action.one_off:
        lines.append(Line(say("spend.one_off")))
    return lines


def title(number: int) -> Phrase:
    return say("spend.title", number=number)


def button(action: Spend) -> Phrase:
    return say("button.confirm", price=Money(action.amount, action.currency))


def row(action: Spend, hotel: Property) -> Phrase:
    amount = Money(action.amount, action.currency)
    return say("spend.row", words=on_one_line(action.words), amount=amount)


async def booked(unit: Unit, proposal: Proposal, action: Spend, at: datetime) -> Receipt:
    """The entry of the ledger."""
    by = f"proposal:{proposal.id}"
    made = entries_of(action, by, sample=proposal.sample)
    await unit.ledger.book(made, by=by, at=at)
    return {"ledger": [entry.source for entry in made]}


def undone_by(action: Spend, number: int, receipt: Receipt) -> Spend | None:
    """The counter-entry; a counter-entry itself stands."""
    return None if action.reverses is not None else action.reversed_by(number)


def harmless(action: Spend, clean: Clean) -> Spend:
    return replace(action, words=clean(action.words), supplier=action.supplier and clean(action.supplier))


KINDS = (
    Kind(
        action=Spend,
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
    ),
)
