"""Is the quarter's tax what a person works out by hand, and does the law's clock ring at its hours?"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from channels.service.ledger import as_workbook
from channels.service.paper import as_pdf
from channels.service.section import PrintedSection
from domain.errors import Refusal
from domain.money.taxes import Tax, Taxes
from domain.nights import Span
from domain.phrase import Name
from domain.service.legal import papers, reminder_at, reminder_due, rules, to_declare
from domain.service.stay_tax import Party, TaxStatement, statement
from governance.service.declarations import taken
from governance.service.taxes import quarter_named, rows, sums
from tests.makers import CASABLANCA, TODAY

BY_HAND = Path(__file__).parent / "tables" / "quarter.csv"
Q3 = Span(date(2026, 7, 1), date(2026, 9, 30))
NAME = Name({"fr": "taxe", "en": "tax"})
TAXES = Taxes(
    (
        Tax("sejour", NAME, date(2024, 1, 1), amount=Decimal(25), exempt_below=12, source="an order"),
        Tax("sejour", NAME, date(2026, 9, 15), amount=Decimal(30), exempt_below=12, source="a newer order"),
        Tax("tpt", NAME, date(2024, 1, 1), amount=Decimal(11), source="a law", confirmed=True),
    )
)


def by_hand() -> list[Mapping[str, str]]:
    with BY_HAND.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def told() -> TaxStatement:
    parties = [
        Party(
            row["booking"],
            date.fromisoformat(row["check_in"]),
            date.fromisoformat(row["check_out"]),
            int(row["adults"]),
            int(row["children"]),
            {"resident": int(row["exempt"])} if int(row["exempt"]) else None,
        )
        for row in by_hand()
    ]
    return statement([*parties, Party("R9", Q3.first, Q3.last, None)], TAXES, Q3)


@pytest.mark.parametrize("row", by_hand(), ids=[row["booking"] for row in by_hand()])
def test_each_booking_owes_what_the_spreadsheet_beside_says(row: Mapping[str, str]) -> None:
    lines = [line for line in told().lines if line.number == row["booking"]]
    city = [line for line in lines if line.tax.code == "sejour"]
    promotion = [line for line in lines if line.tax.code == "tpt"]
    assert len(city) == int(row["sejour_nights"])
    assert sum(not line.exempt for line in city) == int(row["sejour_taxed"])
    assert sum((line.amount or Decimal(0)) for line in city) == Decimal(row["sejour_mad"])
    assert len(promotion) == int(row["tpt_nights"])
    assert sum((line.amount or Decimal(0)) for line in promotion) == Decimal(row["tpt_mad"])


def test_the_sums_are_those_of_the_spreadsheet_and_who_is_unknown_is_named() -> None:
    found = told()
    for code in ("sejour", "tpt"):
        owed = sum((one.amount or Decimal(0)) for one in found.totals if one.tax.code == code)
        assert owed == sum(Decimal(row[f"{code}_mad"]) for row in by_hand())
    assert found.unknown == ("R9",)


def test_a_rate_that_nobody_told_makes_no_amount() -> None:
    untold = Taxes((Tax("sejour", NAME, date(2024, 1, 1), source="an order not seen"),))
    [total] = statement([Party("R1", Q3.first, Q3.first + timedelta(days=1), 2)], untold, Q3).totals
    assert (total.taxed, total.amount) == (2, None)


def test_the_workbook_holds_the_same_figures_and_no_formula() -> None:
    found = told()
    content = as_workbook(
        [("sums", ["a"] * 9, sums(found, "oui", "non")), ("ledger", ["a"] * 6, rows(found))]
    )
    book = load_workbook(io.BytesIO(content))
    amounts = [row[4] for row in book["ledger"].iter_rows(min_row=2, values_only=True)]
    assert sum(Decimal(str(one)) for one in amounts) == sum(
        Decimal(row["sejour_mad"]) + Decimal(row["tpt_mad"]) for row in by_hand()
    )
    evil = as_workbook([("x", ["=1+1"], [["=cmd()"]])])
    assert load_workbook(io.BytesIO(evil))["x"]["A2"].data_type == "s"


def test_a_page_is_a_pdf_with_french_letters_and_goes_on_where_it_is_full() -> None:
    section = PrintedSection("Arrivées", ["Ch.", "Client"], (1, 3), [["7", "M. Élodie → œuf"]] * 90)
    content = as_pdf(
        "Feuille", "Villa", [section, PrintedSection("Rien", ["a"], (1,), [], "Personne")], "fin"
    )
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") >= 2


def test_no_word_of_a_head_is_cut_however_narrow_its_column() -> None:
    heads = ["Room", "State", "People", "Remark"]
    section = PrintedSection("Rooms", heads, (5, 60, 6, 29), [["7", "ready", "2", "x" * 60]])
    drawn = PdfReader(io.BytesIO(as_pdf("Sheet", "Villa", [section], "end"))).pages[0].extract_text()
    assert [head for head in heads if head not in drawn] == []


@pytest.mark.parametrize(
    ("local", "stands"),
    [
        (time(21, 29), None),
        (time(21, 30), (0, time(21, 30))),
        (time(23, 59), (0, time(21, 30))),
        (time(0, 10), None),
        (time(7, 14), None),
        (time(7, 15), (-1, time(7, 15))),
        (time(7, 59), (-1, time(7, 15))),
        (time(8, 0), None),
    ],
)
def test_the_declarations_hours(local: time, stands: tuple[int, time] | None) -> None:
    found = reminder_at(datetime.combine(TODAY, local, CASABLANCA))
    assert found == (None if stands is None else (TODAY + timedelta(days=stands[0]), stands[1]))


def test_a_paper_reminds_before_its_end_and_is_over_after_it() -> None:
    paper = papers()["insurance"]
    ends = [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, 0)]
    for days, due in ends:
        told = type(paper)(paper.code, paper.name, paper.source, paper.remind, TODAY + timedelta(days=days))
        assert reminder_due(told, TODAY) == due, days
    assert reminder_due(paper, TODAY) is None
    assert to_declare([1, 2], {}) == (1, 2)


def test_every_rule_has_a_day_a_source_and_says_who_confirmed_it() -> None:
    for rule in rules().values():
        assert rule.first <= TODAY
        assert set(rule.source.by_language) == {"fr", "en"}
        assert rule.confirmed_by is None, "nobody of the house has said yes yet"
    assert "marriage_certificate" in rules()


@pytest.mark.parametrize("number", ["AB123456", "K1234567", "j999999"])
def test_a_number_of_an_identity_paper_is_not_taken(number: str) -> None:
    with pytest.raises(Refusal, match="identity"):
        taken(number)


@pytest.mark.parametrize("number", ["", "ok", "deux mots", "x" * 40])
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(Refusal, match="number_unread"):
        taken(number)


def test_a_quarter_is_named_or_the_last_one() -> None:
    assert quarter_named("", TODAY) == Q3
    assert quarter_named("T2 2026", TODAY) == Span(date(2026, 4, 1), date(2026, 6, 30))
    for words in ("T5", "bientôt", "T1 2027"):
        with pytest.raises(Refusal):
            quarter_named(words, TODAY)
