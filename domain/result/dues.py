"""Which taxes does the house owe for its nights, how much, and until when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.day.figures.opened import cells, opened
from domain.figure import Figure
from domain.house.snapshot import House
from domain.money.rooms import RoomsDay
from domain.money.taxes import Tax, quarter_of
from domain.nights import ONE_DAY, Span
from domain.result.days import rooms_on


@dataclass(frozen=True, slots=True)
class Due:
    """One tax over one quarter, as far as its nights are over: a liability, no cost. `due_on` is None while nobody
    has said when it is due. The amount is partial where a party or an age is not known."""

    tax: Tax
    quarter: Span
    nights: Figure
    amount: Figure
    due_on: date | None


def dues(house: House) -> Sequence[Due]:
    """Tourist taxes of this quarter, and of the one before while they may still be due; the soonest first."""
    first, last = quarter_of(house.today)
    before = quarter_of(first - ONE_DAY)
    found = [*_of_quarter(house, Span(first, last))]
    found += [
        due
        for due in _of_quarter(house, Span(*before))
        if due.due_on is not None and due.due_on >= house.today
    ]
    return sorted(found, key=lambda due: (due.due_on or date.max, due.tax.code))


def vat_collected(house: House, span: Span) -> Figure:
    """VAT inside the prices of these nights: gross − net, to be declared; deductible VAT is not taken off."""
    days = [(night, rooms_on(house, night)) for night in span]
    rows = [
        (f"vat[{night.isoformat()}]", None if day is None else _vat_of(day, house)) for night, day in days
    ]
    missing = [] if house.books.taxes.vat(span.last) is not None else ["vat[lodging]"]
    return opened(
        house,
        f"vat:{span.first.isoformat()}:{span.last.isoformat()}",
        house.hotel.currency,
        "sum(vat)",
        rows,
        missing=missing,
    )


def _vat_of(day: RoomsDay, house: House) -> Decimal | None:
    net = day.net(house.books.taxes)
    return None if net is None else day.gross - net


def _of_quarter(house: House, quarter: Span) -> Iterator[Due]:
    last = min(quarter.last, house.today - ONE_DAY)
    for tax in house.books.taxes.per_person(quarter.first):
        span = Span(quarter.first, max(last, quarter.first))
        days = [(night, rooms_on(house, night)) for night in span if night <= last]
        adults = [(f"adults[{n.isoformat()}]", _adults(day)) for n, day in days]
        missing = tuple(_gaps(tax, days))
        source = [cells((kind.code, n) for n, _ in days for kind in house.sellable)]
        name = f"{tax.code}:{quarter.first.isoformat()}"
        nights = opened(
            house, f"person_nights.{name}", "nights", "sum(adults)", adults, sources=source, missing=missing
        )
        amount = opened(
            house,
            f"tax.{name}",
            house.hotel.currency,
            "sum(adults) * rate",
            (*adults, ("rate", tax.amount)),
            sources=source,
            missing=missing if tax.amount is not None else (*missing, f"tax[{tax.code}]"),
        )
        due_on = None if tax.due_days is None else quarter.last + timedelta(days=tax.due_days)
        yield Due(tax, quarter, nights, amount, due_on)


def _adults(day: RoomsDay | None) -> Decimal | None:
    return None if day is None else Decimal(day.adults)


def _gaps(tax: Tax, days: Sequence[tuple[date, RoomsDay | None]]) -> Iterator[str]:
    """Nights that were not read, rooms whose party nobody told, children who may be old enough to pay."""
    for night, day in days:
        if day is None:
            yield f"nights[{night.isoformat()}]"
        elif day.uncounted:
            yield f"party[{night.isoformat()}]"
        elif day.children and tax.exempt_below is not None:
            yield f"ages[{night.isoformat()}]"
