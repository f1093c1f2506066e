"""Which sheet of a workbook is read, and what becomes of what one cell should not have said?"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from channels.files.reservations import read_reservations
from tests.rules.channels.files_stage import HOUSE, rows, write

HEAD = ("Booking number", "Room type", "Check-in", "Check-out", "Booked on", "Price")
ROW = ("double", "2026-01-05", "2026-01-07", "2025-11-02", 3000)


def test_a_cover_is_no_table_sheets_alike_are_read_and_others_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Export of 29 November"])
    for number, month in enumerate(("January", "February"), start=1):
        page = book.create_sheet(month)
        page.append(HEAD)
        page.append((f"B{number}", *ROW))
    costs = book.create_sheet("Costs")
    for row in (("Day", "Supplier", "Amount"), ("5 January", "Atlas", 900)):
        costs.append(row)
    book.save(tmp_path / "export.xlsx")
    read = read_reservations(tmp_path / "export.xlsx", HOUSE)
    assert [one.number for one in read.rows] == ["B1", "B2"]
    (note,) = (each.phrase for each in read.notes if each.phrase.key == "import.note.other_sheets")
    assert note.args["names"] == ("Costs",)


@pytest.mark.parametrize("beside", [" + ", " & ", " / ", " et ", " and "])
def test_types_beside_each_other_are_parted_where_all_are_ours(tmp_path: Path, beside: str) -> None:
    text = "ref;type;arrival;departure;booked on;rooms\n"
    named = f"Superior Double Room{beside}Junior Suite"
    (one,) = rows(write(tmp_path, f"{text}C1;{named};2026-01-05;2026-01-07;2025-11-02;2\n"))
    assert [room.room_type for room in one.rooms] == ["double", "suite"]


def test_an_unknown_type_of_several_rooms_keeps_its_name(tmp_path: Path) -> None:
    text = "ref;type;arrival;departure;booked on;rooms\n"
    read = read_reservations(
        write(tmp_path, f"{text}C1;Riad + Tent;2026-01-05;2026-01-07;2025-11-02;2\n"), HOUSE
    )
    (one,) = read.rows
    assert [room.external_code for room in one.rooms] == ["Riad + Tent", "Riad + Tent"]
    (note,) = (each.phrase for each in read.notes if each.phrase.key == "import.note.unknown_type")
    assert note.args["n"] == 2


def test_a_card_number_in_a_remark_is_not_kept(tmp_path: Path) -> None:
    text = "ref;type;arrival;departure;booked on;remarks\n"
    (one,) = rows(
        write(tmp_path, f"{text}C1;double;2026-01-05;2026-01-07;2025-11-02;late, 4111 1111 1111 1111\n")
    )
    assert one.guest.note == "late, [carte]"
