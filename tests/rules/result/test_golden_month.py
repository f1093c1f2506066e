"""Does the program find what a spreadsheet finds, whose formulas anybody can follow?"""

import functools
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from domain.bookings.night import Night
from domain.money.costs import RecurringCost
from domain.money.ledger import Entry
from domain.money.lines import BY_CODE, Section
from domain.nights import month_of
from domain.result.statement import Statement, statement
from tests.rules.result.made import books, house
from tests.rules.result.make_golden_month import build
from tests.rules.result.sheet import Book

FILE = Path(__file__).parent / "golden_month.xlsx"
FIGURES = (
    "revenue", "departmental", "undistributed", "gop", "margin", "goppar", "trevpar", "cpor", "adr", "adr_net",
    "direct_share",
)  # fmt: skip


@functools.cache
def sheet() -> Book:
    return Book(openpyxl.load_workbook(FILE))


@functools.cache
def by_hand() -> dict[str, Decimal]:
    """Line → amount, as the sheet's formulas give it."""
    rows = range(2, sheet().workbook["Résultat"].max_row + 1)
    return {sheet().value("Résultat", f"A{row}"): sheet().value("Résultat", f"B{row}") for row in rows}


def rows(name: str) -> list[tuple[object, ...]]:
    return list(sheet().workbook[name].iter_rows(min_row=2, values_only=True))


def day(cell: object) -> date:
    assert isinstance(cell, datetime)
    return cell.date()


def exact(cell: object) -> Decimal:
    return Decimal(str(cell))


@functools.cache
def november() -> Statement:
    """The program's month, from the workbook's inputs alone."""
    nights = []
    for night, sold, arrivals, direct, adults, gross, commission, _ in rows("Nuits"):
        code = "double-superior"  # one pool: the result knows no types
        given = {"sold": sold, "priced": sold, "arrivals": arrivals, "direct": direct, "adults": adults}
        nights.append(
            Night(code, day(night), 2, revenue=exact(gross), commission=exact(commission), **given)  # type: ignore[arg-type]
        )
    costs = tuple(
        RecurringCost(str(code), str(line), str(code), "MAD", exact(month), exact(room), exact(stay))
        for code, line, month, room, stay, _ in rows("Charges")
    )
    entries = []
    for n, (when, line, words, gross, vat, _, capital, once) in enumerate(rows("Journal")):
        net = (exact(gross) / (1 + exact(vat))).quantize(Decimal("0.01"))
        entries.append(
            Entry(day(when), str(line), -net, "MAD", f"golden:{n}", words=str(words),
                  capital=bool(capital), one_off=bool(once))
        )  # fmt: skip
    of = house(
        nights=nights, books=books(costs=costs, entries=tuple(entries)), today=date(2026, 12, 1), back=30
    )
    return statement(of, month_of(date(2026, 11, 1)), "golden")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_the_spreadsheet_s(name: str) -> None:
    value = getattr(november(), name).value
    assert value is not None
    assert abs(value - by_hand()[name]) < Decimal("1e-20"), (value, by_hand()[name])


@pytest.mark.parametrize("code", [code for code in BY_CODE if code in by_hand()])
def test_every_line_is_the_spreadsheet_s_to_the_centime(code: str) -> None:
    amount = november().result.lines[code]
    assert (amount if BY_CODE[code].section is Section.REVENUE else -amount) == by_hand()[code]


def test_the_investment_stands_beside_the_result_in_both() -> None:
    assert -november().result.capital == by_hand()["capital"]


def test_the_formulas_are_intact_and_carry_their_values() -> None:
    values = openpyxl.load_workbook(FILE, data_only=True)
    places = list(sheet().formulas())
    assert len(places) >= 60
    for page, cell in places:
        assert float(sheet().value(page, cell)) == pytest.approx(values[page][cell].value, rel=1e-12), cell
    assert places == list(Book(build()).formulas())
