"""What may the CFO's model ask of the books: a result, where the month is going, what an expense would do to it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from directors.cfo.drafting import COSTS, expense
from domain.figure import Figure
from domain.house.snapshot import House
from domain.money.lines import BY_CODE, Section
from domain.nights import ONE_DAY, Span, month_of
from domain.result.consequence import consequences
from domain.result.outlook import outlook
from domain.result.result import Result
from domain.result.statement import statement
from domain.result.words import method_words, missing_words
from domain.result.year import budget_of, gop_of, revenue_of
from governance.contract import Answer, Ground
from governance.conversation.toolbox import Unanswered, tool
from governance.conversation.toolbox.asked import read_at, span_of
from governance.conversation.toolbox.pictures import picture_of_month, told

_SHOWN = (
    "revenue",
    "departmental",
    "undistributed",
    "gop",
    "margin",
    "goppar",
    "trevpar",
    "cpor",
    "adr",
    "adr_net",
    "commission",
    "direct_share",
)


@tool
async def result(ground: Ground, first: date, last: date) -> Answer:
    """USALI result of days up to last night: revenue, costs, GOP, margin, GOPPAR, CPOR, and each line, before VAT.

    first: first day
    last: last day, included
    """
    asked = span_of(first, last)
    house = await ground.reader.house(ground.house.now, first)
    span = Span(first, min(asked.last, house.today - ONE_DAY)) if first < house.today else None
    if span is None:
        raise Unanswered("those days have not begun; month_outlook says where a month is going")
    if house.books.since is not None and first < house.books.since:
        raise Unanswered(f"the books begin on {house.books.since}")
    found = statement(house, span, "result")
    facts = {
        "first": span.first,
        "last": span.last,
        "currency": house.hotel.currency,
        **{name: _value(getattr(found, name)) for name in _SHOWN},
        "standing": found.gop.standing.value,
        "invested": found.result.capital,
    }
    rows = [] if found.result.blind else [_line(code, n) for code, n in found.result.lines.items()]
    return Answer("books", facts, rows, read_at(house), _notes(found.result.missing, ground, house))


@tool
async def month_outlook(ground: Ground, month: date, picture: bool = False) -> Answer:
    """Where a month is going: revenue, GOP and margin at worst, most likely and at best, against budget and floor.

    month: any day of it; this month or a later one
    picture: sent with your answer: revenue and GOP against budget
    """
    house = ground.house
    span = month_of(month)
    if span.last < house.today or span.last > house.last:
        raise Unanswered(
            f"months from {house.today:%Y-%m} to {house.last:%Y-%m} only; result tells closed ones"
        )
    if span.first > house.today:  # the snapshot's own pickup ends with this month
        house = await ground.reader.house(house.now, house.today.replace(day=1))
    view = outlook(house, month)
    budget = budget_of(house.books.budget, span.first, house.hotel.currency)
    rows = [
        {"case": name, **_sums(case)}
        for name, case in (("booked", view.booked), ("low", view.low), ("mid", view.mid), ("high", view.high))
    ]
    chart = picture_of_month(ground, month) if picture else None
    facts = {
        "month": f"{month:%Y-%m}",
        "currency": house.hotel.currency,
        "budget_revenue": revenue_of(budget) if budget else None,
        "budget_gop": gop_of(budget) if budget else None,
        "gop_floor_percent": _percent(house.books.gop_floor),
        "still_to_come": {code: -amount for code, amount in view.provisions.items()},
        "method": ground.worded(method_words(view)),
        **(told(chart, ground) if picture else {}),
    }
    return Answer("books", facts, rows, read_at(house), _notes(view.mid.missing, ground, house), chart=chart)


@tool
async def what_if_expense(
    ground: Ground,
    day: date,
    amount: Decimal,
    line: Annotated[str, Field(json_schema_extra={"enum": COSTS})],
    vat_percent: Decimal | None = None,
    capital: bool = False,
) -> Answer:
    """What an expense would do to the month's GOP and margin, most likely and at worst. Books and drafts nothing.

    day: of the invoice or work
    amount: with VAT
    line: of the operating statement
    vat_percent: only if known
    capital: an investment, outside the GOP
    """
    house = ground.house
    action = expense(house, day, "?", amount, line, vat_percent=vat_percent, capital=capital)
    if not house.today.replace(day=1) <= day <= house.last:
        raise Unanswered(f"day: from {house.today.replace(day=1)} to {house.last}")
    [found] = consequences(action, house)
    rows = [
        {"case": "before", **_sums(found.before.mid)},
        {"case": "after", **_sums(found.after)},
        {"case": "after, at worst", **_sums(found.worst)},
    ]
    facts = {
        "month": f"{found.month:%Y-%m}",
        "currency": house.hotel.currency,
        "net_of_vat": action.net,
        "margin_points": found.points,
        "gop_floor_percent": _percent(house.books.gop_floor),
    }
    return Answer("books", facts, rows, read_at(house), _notes(found.after.missing, ground, house))


def _sums(case: Result) -> Mapping[str, Any]:
    """Nothing where too much is missing to state a result."""
    if case.blind:
        return {"revenue": None, "gop": None, "margin_percent": None}
    return {"revenue": case.revenue, "gop": case.gop, "margin_percent": _percent(case.margin)}


def _line(code: str, amount: Decimal) -> Mapping[str, Any]:
    section = BY_CODE[code].section
    return {
        "line": code,
        "section": section.value,
        "amount": amount if section is Section.REVENUE else -amount,
    }


def _value(figure: Figure) -> Decimal | None:
    return _percent(figure.value) if figure.unit == "ratio" else figure.value


def _percent(share: Decimal | None) -> Decimal | None:
    return None if share is None else share * 100


def _notes(missing: Iterable[str], ground: Ground, house: House) -> tuple[str, ...]:
    return tuple(ground.worded(phrase) for phrase in missing_words(missing, house.books))
