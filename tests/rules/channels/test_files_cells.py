"""Does a cell mean what its writer meant, and is a doubtful one refused rather than guessed?"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.files.cells import Layout, amount, decimal_evidence, filled, plain, whole, yes
from channels.files.days import day, moment, month_first_evidence
from channels.files.problems import CellProblem

COMMA, POINT, NONE = Layout(decimal=","), Layout(decimal="."), Layout()


@pytest.mark.parametrize(
    ("cell", "layout", "value", "currency"),
    [
        ("1\u202f650,00 MAD", COMMA, "1650.00", "MAD"),
        ("1\u00a0650,5", COMMA, "1650.5", None),
        ("1.650,00 €", COMMA, "1650.00", "EUR"),
        ("€1,650.00", POINT, "1650.00", "EUR"),
        ("MAD 1,650", POINT, "1650", "MAD"),
        ("1'650.00", NONE, "1650.00", None),
        ("1.234.567,89", NONE, "1234567.89", None),
        ("1650", NONE, "1650", None),
        ("0,5", NONE, "0.5", None),
        ("−12,00", COMMA, "-12.00", None),
        ("(12,00)", COMMA, "-12.00", None),
        ("950 dh", NONE, "950", "MAD"),
        (1650, NONE, "1650", None),
        (Decimal("99.5"), NONE, "99.5", None),
    ],
)
def test_amounts_in_every_hand(
    cell: str | int | Decimal, layout: Layout, value: str, currency: str | None
) -> None:
    assert amount(cell, layout) == (Decimal(value), currency)


@pytest.mark.parametrize("cell", ["1,650", "1.650"])
def test_a_lone_group_of_three_is_ambiguous_until_the_file_decides(cell: str) -> None:
    with pytest.raises(CellProblem) as caught:
        amount(cell, NONE)
    assert caught.value.phrase.key == "import.ambiguous_amount"
    assert amount(cell, Layout(decimal=cell[1]))[0] == Decimal("1.650")


@pytest.mark.parametrize("cell", ["abc", "12-13", "1,65,00", "", "12 nuits 3", True, date(2026, 1, 1)])
def test_what_is_no_amount_is_refused(cell: str | bool | date) -> None:
    with pytest.raises(CellProblem):
        amount(cell, POINT)


@given(
    st.decimals(min_value=0, max_value=10**8, places=2),
    st.sampled_from([(",", " "), (",", "."), (",", "\u202f"), (".", ","), (".", "'"), (".", "")]),
)
def test_any_written_amount_is_read_back(value: Decimal, marks: tuple[str, str]) -> None:
    mark, group = marks
    text = f"{value:,.2f}".replace(",", "G").replace(".", mark).replace("G", group)
    assert amount(text, Layout(decimal=mark))[0] == value
    assert decimal_evidence([text]) == mark


def test_contradicting_columns_prove_nothing() -> None:
    assert decimal_evidence(["1.50", "2,75"]) is None
    assert decimal_evidence(["1,650", "950"]) is None
    assert decimal_evidence(["1,650", "950,5"]) == ","


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2025-12-31", date(2025, 12, 31)),
        ("31/12/2025", date(2025, 12, 31)),
        ("03/01/2026", date(2026, 1, 3)),
        ("3.1.26", date(2026, 1, 3)),
        ("31-12-2025", date(2025, 12, 31)),
        ("31/12/2025 14:05", date(2025, 12, 31)),
        ("2025-12-31T14:05:00Z", date(2025, 12, 31)),
        ("31 déc. 2025", date(2025, 12, 31)),
        ("mer. 31 décembre 2025", date(2025, 12, 31)),
        ("Dec 31, 2025", date(2025, 12, 31)),
        ("1 août 2026", date(2026, 8, 1)),
        ("2 juil. 2026", date(2026, 7, 2)),
        ("2 juin 2026", date(2026, 6, 2)),
        ("46022", date(2025, 12, 31)),
        (46022, date(2025, 12, 31)),
        (Decimal("46022.75"), date(2025, 12, 31)),
        (datetime.fromisoformat("2025-12-31T09:00"), date(2025, 12, 31)),
        (date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_days_in_every_hand(cell: str | int | Decimal | date, expected: date) -> None:
    assert day(cell, NONE) == expected


def test_a_moment_keeps_its_time_and_offset() -> None:
    assert moment(Decimal("46022.75"), NONE) == datetime.fromisoformat("2025-12-31T18:00")
    assert moment("31/12/2025 9:05", NONE) == datetime.fromisoformat("2025-12-31T09:05")
    offset = moment("2026-01-02T10:00:00+03:00", NONE).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 3 * 3600


@pytest.mark.parametrize(
    "cell", ["32/01/2026", "29/02/2025", "12/31/2025", "soon", "31 brumaire 2025", 12, ""]
)
def test_what_is_no_day_is_refused(cell: str | int) -> None:
    with pytest.raises(CellProblem):
        day(cell, NONE)


def test_stated_forms_are_the_only_ones_read() -> None:
    assert day("12/31/2025", Layout(dates=("%m/%d/%Y",))) == date(2025, 12, 31)
    with pytest.raises(CellProblem):
        day("2025-12-31", Layout(dates=("%m/%d/%Y",)))


def test_the_column_tells_month_first_from_day_first() -> None:
    assert month_first_evidence(["01/02/2026", "12/31/2025"]) is True
    assert month_first_evidence(["01/02/2026", "31/12/2025"]) is False
    assert month_first_evidence(["01/02/2026", "2025-12-31"]) is None
    with pytest.raises(CellProblem):
        month_first_evidence(["12/31/2025", "31/12/2025"])


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_survives_each_usual_form(when: date) -> None:
    assert day(f"{when:%d/%m/%Y}", NONE) == when
    assert day(f"{when:%m/%d/%Y}", Layout(month_first=True)) == when
    assert day((when - date(1899, 12, 30)).days, NONE) == when


def test_small_words() -> None:
    assert [yes(cell) for cell in ("oui", "Non", "X", "0", "fermé", True, None, "-")] == [
        True,
        False,
        True,
        False,
        True,
        True,
        False,
        False,
    ]
    assert whole("2 nuits", NONE) == 2
    assert not filled(" – ")
    assert plain("  N° d’Arrivée ") == "n d arrivee"
    with pytest.raises(CellProblem):
        whole("1,5", NONE)
    with pytest.raises(CellProblem):
        yes("perhaps")
