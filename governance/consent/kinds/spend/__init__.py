"""What is an expense, to whoever decides it?"""

from __future__ import annotations

from dataclasses import replace

from domain.consent.actions import Spend
from domain.consent.proposal import Proposal
from domain.consent.rights import Right
from domain.house.snapshot import House
from domain.money import Money
from domain.money.lines import LINE_NAMES
from domain.phrase import Percent, Phrase, say
from domain.property import Property
from governance.consent.kinds.filed import Filed
from governance.consent.kinds.kind import Adjusting, Clean, InHouse, Kind, on_one_line
from governance.consent.kinds.ledgered import booked, button, undone_by
from governance.consent.kinds.spend.adjusting import adjusted, corrections, settles, told
from governance.consent.kinds.view import View
from governance.consent.objectives.bearing import spending
from governance.post.replies import Line


def subject(proposal: Proposal, action: Spend, view: View) -> list[Line]:
    """What, for how much, on which line of the result."""
    amount = Money(abs(action.amount), action.currency)
    stated = {"words": on_one_line(action.words), "amount": amount, "day": action.day}
    taken_back = action.amount < 0
    lines = [Line(say("spend.reversal", **stated) if taken_back else say("spend.subject", **stated))]
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


def row(action: Spend, hotel: Property) -> Phrase:
    amount = Money(action.amount, action.currency)
    return say("spend.row", words=on_one_line(action.words), amount=amount)


def bearing(action: Spend, house: House) -> tuple[Phrase, ...]:
    """What is bought for years burdens no month's margin."""
    return () if action.capital else spending(action, house)


def harmless(action: Spend, clean: Clean) -> Spend:
    return replace(action, words=clean(action.words), supplier=action.supplier and clean(action.supplier))


KINDS: tuple[Kind[Spend]] = (
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
        adjusting=Adjusting(adjusted, told, corrections, settles),
        filed=Filed(bearing=bearing),
    ),
)
