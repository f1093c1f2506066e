"""Are prices and restrictions read night by night, and is every wrong line named?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from channels.files.rate_calendar import read_calendar
from channels.files.tables import read_table
from domain.prices.rates import Cell, CellValue
from tests.rules.channels.files_stage import HOUSE, only_problem, write


def test_a_calendar_by_nights_and_by_ranges(tmp_path: Path) -> None:
    nights = write(tmp_path, "Date;Type;Prix;Séjour min;Fermé\n31/12/2025;Suite Junior;2 100,00;3;non\n")
    read = read_table(nights, HOUSE)
    assert read.rows == (
        (Cell("suite", date(2025, 12, 31)), CellValue(price=Decimal("2100.00"), min_stay=3, stop_sell=False)),
    )
    ranges = write(
        tmp_path, "Room type,From,To,Price,Stop sale\ndouble,2026-01-05,2026-01-07,1500,-\n", "b.csv"
    )
    found = read_calendar(ranges, HOUSE)
    assert found.problems == ()
    assert [cell.night.day for cell, _ in found.rows] == [5, 6, 7]
    assert {value for _, value in found.rows} == {CellValue(price=Decimal(1500))}


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("double,2026-01-07,2026-01-05,1500", "import.range_backwards"),
        ("double,2026-01-07,2036-01-05,1500", "import.range_long"),
        ("double,2026-01-07,2026-01-08,-1500", "import.negative"),
        ("double,2026-01-05,2026-01-06,1600", "import.cell_twice"),
        ("double,2026-01-07,2026-01-08,1500 €", "import.currency"),
        ("cave,2026-01-07,2026-01-08,1500", "import.room_type"),
    ],
)
def test_each_wrong_calendar_line_is_one_clear_problem(tmp_path: Path, row: str, key: str) -> None:
    text = f"type,from,to,price\ndouble,2026-01-05,2026-01-06,1500\n{row}\n"
    assert only_problem(write(tmp_path, text)) == (3, key)


def test_a_zero_price_is_left_unstated_with_a_note(tmp_path: Path) -> None:
    read = read_calendar(write(tmp_path, "type,night,price,stop sell\ndouble,2026-01-05,0,1\n"), HOUSE)
    assert read.rows[0][1] == CellValue(stop_sell=True)
    assert [note.phrase.key for note in read.notes] == ["import.note.zero_price"]
