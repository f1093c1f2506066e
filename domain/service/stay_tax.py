"""Which tourist tax does each person owe for each night, and what does a quarter come to?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.money.taxes import Tax, Taxes
from domain.nights import Span, stay_nights


@dataclass(frozen=True, slots=True)
class Party:
    """Who slept in one room of a booking; None: nobody told. `exempt`: adults who owe nothing, by reason."""

    number: str
    check_in: date
    check_out: date
    adults: int | None
    children: int | None = None
    exempt: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One person on one night: `amount` None while no rate is told; `exempt` is the reason, "" for none."""

    night: date
    number: str
    person: int
    tax: Tax
    amount: Decimal | None
    exempt: str = ""


@dataclass(frozen=True, slots=True)
class TaxTotal:
    """One tax at one rate over a quarter. `amount` is None while its rate is not told."""

    tax: Tax
    persons_nights: int
    taxed: int
    exempt: Mapping[str, int]
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class TaxStatement:
    """A quarter: line by line, its sums, and the bookings whose party nobody has told."""

    quarter: Span
    lines: tuple[TaxLine, ...]
    totals: tuple[TaxTotal, ...]
    unknown: tuple[str, ...]


CHILD = "child"


def statement(parties: Sequence[Party], taxes: Taxes, quarter: Span) -> TaxStatement:
    """Every person and night of the quarter by the rule in force that night."""
    known = [party for party in parties if party.adults is not None]
    unknown = sorted({party.number for party in parties if party.adults is None and _inside(party, quarter)})
    lines = tuple(line for party in known for line in _lines(party, taxes, quarter))
    return TaxStatement(quarter, lines, tuple(_totals(lines)), tuple(unknown))


def _lines(party: Party, taxes: Taxes, quarter: Span) -> Iterator[TaxLine]:
    reasons = [reason for reason, count in (party.exempt or {}).items() for _ in range(count)]
    for night in stay_nights(party.check_in, party.check_out):
        if night not in quarter:
            continue
        for tax in taxes.per_person(night):
            for person in range(party.adults or 0):
                reason = reasons[person] if person < len(reasons) else ""
                amount = Decimal(0) if reason else tax.amount
                yield TaxLine(night, party.number, person + 1, tax, amount, reason)
            for child in range(party.children or 0):
                place = (party.adults or 0) + child + 1
                if tax.exempt_below is not None:
                    yield TaxLine(night, party.number, place, tax, Decimal(0), CHILD)
                else:
                    yield TaxLine(night, party.number, place, tax, tax.amount)


def _totals(lines: Iterable[TaxLine]) -> Iterator[TaxTotal]:
    by_tax: dict[tuple[str, date], list[TaxLine]] = {}
    for line in lines:
        by_tax.setdefault((line.tax.code, line.tax.first), []).append(line)
    for ones in by_tax.values():
        taxed = [line for line in ones if not line.exempt]
        amounts = [line.amount for line in taxed]
        known = [amount for amount in amounts if amount is not None]
        total = sum(known, Decimal(0)) if len(known) == len(amounts) else None
        exempt = Counter(line.exempt for line in ones if line.exempt)
        yield TaxTotal(ones[0].tax, len(ones), len(taxed), dict(exempt), total)


def _inside(party: Party, quarter: Span) -> bool:
    return party.check_in <= quarter.last and party.check_out > quarter.first
