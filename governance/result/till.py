"""How does it read what guests owe and what the house owes?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from domain.figure import Figure
from domain.house.snapshot import House, Stay
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.result.cash import Cash, cash
from domain.result.dues import Due, dues, vat_collected
from domain.result.result import Result, result
from governance.post.figure_json import figure_json
from governance.post.replies import Block, Line, Reply


@dataclass(frozen=True, slots=True)
class Till:
    """To be collected, to be remitted, and what channels keep of the month."""

    house: House
    cash: Cash
    dues: Sequence[Due]
    vat: Figure
    month: Result


def till_of(house: House, stays: Iterable[Stay]) -> Till:
    """As of the house's today; the month is that of last night."""
    last = house.today - ONE_DAY
    month = Span(last.replace(day=1), last)
    return Till(house, cash(house, stays), dues(house), vat_collected(house, month), result(house, month))


def till_screen(till: Till) -> Reply:
    """Who owes the house, then whom the house owes, then what is not known."""
    blocks = (
        Block((Line(say("cash.title", day=till.house.today), bold=True), *_owed(till))),
        Block((Line(say("cash.to_remit"), bold=True), *remittances(till))),
        Block(tuple(till_notes(till))),
    )
    return Reply(tuple(block for block in blocks if block.lines))


def till_json(till: Till) -> dict[str, Any]:
    """The same for a program; see data/schemas/cash.json."""
    house = till.house
    figures = [*till.cash.figures, till.vat]
    figures += [figure for due in till.dues for figure in (due.nights, due.amount)]
    return {
        "schema": "cash/1",
        "property": house.hotel.id,
        "currency": house.hotel.currency,
        "date": house.today.isoformat(),
        "at": house.now.isoformat(),
        "sample": house.sample or house.books.sample,
        "figures": {figure.key: figure_json(figure) for figure in figures},
        "dues": [_due_json(due) for due in till.dues],
    }


def _due_json(due: Due) -> dict[str, Any]:
    return {
        "tax": due.tax.code,
        "first": due.quarter.first.isoformat(),
        "last": due.quarter.last.isoformat(),
        "due_on": due.due_on.isoformat() if due.due_on else None,
        "person_nights": due.nights.key,
        "amount": due.amount.key,
        "source": due.tax.source,
        "confirmed": due.tax.confirmed,
    }


def _owed(till: Till) -> Iterator[Line]:
    of = till.cash
    rows = (
        (of.leaving_direct, of.leaving_channels, say("cash.leaving")),
        (of.in_house_direct, of.in_house_channels, say("cash.in_house")),
        (of.coming_direct, of.coming_channels, say("cash.coming")),
    )
    for direct, channels, name in rows:
        told = {"direct": _money(direct), "channels": _money(channels), "who": name}
        if direct.value or channels.value:
            yield Line(say("cash.row", **told))
        else:
            yield Line(say("cash.row_nothing", who=name))


def remittances(till: Till) -> Iterator[Line]:
    """VAT of the month, what channels keep of it, and each tax that is due."""
    if till.vat.value is not None:
        month = till.month.span.first
        yield Line(say("cash.vat", amount=_money(till.vat), month=month))
    if till.month.commission:
        kept = Money(_unit(till.month.commission), till.month.currency)
        yield Line(say("cash.commission", amount=kept, month=till.month.span.first))
    yield from (Line(_due(due)) for due in till.dues)


def _due(due: Due) -> Phrase:
    nights = int(due.nights.value or 0)
    told = {"tax": due.tax.name, "quarter": due.quarter, "nights": say("cash.person_nights", n=nights)}
    if due.amount.value is None:
        return say("cash.tax_unknown", **told)
    if due.due_on is None:
        return say("cash.tax", **told, amount=_money(due.amount))
    return say("cash.tax_due", **told, amount=_money(due.amount), due=due.due_on)


def till_notes(till: Till) -> Iterator[Line]:
    """What nobody can know, and what the accountant still has to confirm."""
    yield Line(say("cash.payments_unknown"), quiet=True)
    if any(name.startswith(("ages", "party")) for due in till.dues for name in due.amount.missing):
        yield Line(say("cash.ages_unknown"), quiet=True)
    doubtful = tuple({due.tax.code: due.tax.name for due in till.dues if not due.tax.confirmed}.values())
    if doubtful:
        yield Line(say("cash.unconfirmed", taxes=doubtful), quiet=True)
    if till.house.sample or till.house.books.sample:
        yield Line(say("card.sample"), quiet=True)


def _money(figure: Figure) -> Money:
    return Money(_unit(figure.value or Decimal(0)), figure.unit)


def _unit(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_EVEN)
