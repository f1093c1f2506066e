"""Do the shapes in which panels hand over a table come out as the same bookings?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from channels.files.filemap import Answers, FileMap
from channels.files.reservations import read_reservations
from domain.money import Money
from tests.rules.channels.files_stage import HOUSE, only_problem, rows, write

HEAD = ("Ref", "Type", "Arrivée", "Départ", "Réservé le", "Statut", "Montant")
ROWS = (
    ("A1", "double", "2026-12-05", "2026-12-07", "2026-11-02", "ok", "3 000,50"),
    ("A2", "suite", "2026-12-05", "2026-12-08", "2026-11-02", "ok", "6 300,00 MAD"),
)


def mad(amount: str) -> Money:
    return Money(Decimal(amount), "MAD")


def csv(*lines: tuple[str, ...], separator: str = ";") -> str:
    return "".join(separator.join(cells) + "\n" for cells in lines)


def html(*lines: tuple[str, ...]) -> str:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in lines)
    return f"<html><head><style>td {{}}</style></head><body><table>{body}</table></body></html>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sep.csv", "sep=|\r\n" + csv(HEAD, *ROWS, separator="|")),
        ("title.csv", "Riad Test;;;;;;\nExport du 2 novembre;;;;;;\n\n" + csv(HEAD, *ROWS)),
        ("total.csv", csv(HEAD, *ROWS, ("TOTAL", "", "", "", "", "", "9 300,50 MAD"))),
        ("again.csv", csv(HEAD, ROWS[0], HEAD, ROWS[1])),
        ("remark.csv", csv(HEAD, *ROWS, ("Montants taxes comprises", "", "", "", "", "", ""))),
        ("literal.csv", csv(HEAD, ('="A1"', *ROWS[0][1:]), ("A2", *ROWS[1][1:]))),
        ("panel.xls", html(HEAD, *ROWS)),
        ("title.xls", "<table><tr><td>menu</td></tr></table>" + html(("Riad Test",), HEAD, *ROWS)),
    ],
    ids=lambda value: value if value.endswith(("csv", "xls")) else "",
)
def test_every_shape_gives_the_same_bookings(tmp_path: Path, name: str, text: str) -> None:
    first, second = rows(write(tmp_path, text, name))
    assert (first.number, first.total, first.check_out) == ("A1", mad("3000.50"), date(2026, 12, 7))
    assert (second.number, second.total, second.rooms[0].room_type) == ("A2", mad("6300.00"), "suite")


def test_a_merged_number_holds_its_rooms_together_and_a_merged_amount_is_said_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEAD)
    page.append(ROWS[0])
    page.append((None, "suite", *ROWS[0][2:6], None))
    page.merge_cells("A2:A3")
    page.merge_cells("G2:G3")
    book.save(tmp_path / "merged.xlsx")
    (found,) = rows(tmp_path / "merged.xlsx")
    assert [room.room_type for room in found.rooms] == ["double", "suite"]
    assert found.total == mad("3000.50")
    assert [room.total for room in found.rooms] == [None, None]


def test_a_cell_over_two_rows_of_a_page_is_the_same(tmp_path: Path) -> None:
    first = "".join(f"<td>{cell}</td>" for cell in ROWS[0][1:6])
    second = "".join(f"<td>{cell}</td>" for cell in ("suite", *ROWS[0][2:6]))
    head = "".join(f"<th>{cell}</th>" for cell in HEAD)
    page = (
        f"<table><tr>{head}</tr><tr><td rowspan=2>A1</td>{first}<td rowspan='2'>3 000,50</td></tr>"
        f"<tr>{second}</tr></table>"
    )
    (found,) = rows(write(tmp_path, page, "page.xls"))
    assert [room.room_type for room in found.rooms] == ["double", "suite"]
    assert found.total == mad("3000.50")


def test_the_header_of_more_words_is_meant(tmp_path: Path) -> None:
    head = ("Confirmation", "Confirmation Number", *HEAD[1:5], "Montant")
    lines = (
        ("Confirmed", "R1", *ROWS[0][1:5], "10,00"),
        ("Cancelled", "R2", *ROWS[1][1:5], "10,00"),
    )
    first, second = rows(write(tmp_path, csv(head, *lines)))
    assert [(row.number, row.state.value) for row in (first, second)] == [
        ("R1", "confirmed"),
        ("R2", "cancelled"),
    ]


def test_two_columns_for_one_field_are_asked_and_never_merged(tmp_path: Path) -> None:
    path = write(tmp_path, csv((*HEAD, "Prix"), (*ROWS[0], "2 800,00")))
    assert only_problem(path) == (1, "import.two_columns")
    (problem,) = read_reservations(path, HOUSE).problems
    assert set(problem.phrase.args["found"]) == {"Montant", "Prix"}
    for header, amount in (("Prix", "2800.00"), ("Montant", "3000.50")):
        (found,) = read_reservations(path, HOUSE, None, Answers({"total": header})).rows
        assert found.total == mad(amount)


def test_an_answer_about_a_column_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, csv(HEAD, *ROWS))
    read = read_reservations(path, HOUSE, None, Answers({"total": "Nulle part"}))
    assert [problem.phrase.key for problem in read.problems] == ["import.missing_column"]


def test_a_booking_of_which_one_line_is_refused_is_refused_whole(tmp_path: Path) -> None:
    torn = ("A1", "suite", "2026-12-09", "2026-12-08", *ROWS[0][4:])
    read = read_reservations(write(tmp_path, csv(HEAD, ROWS[0], torn, ROWS[1])), HOUSE)
    assert [row.number for row in read.rows] == ["A2"]
    assert (read.refused, read.count, read.lines) == ((2, 3), 3, (4,))


@pytest.mark.parametrize(
    ("said", "quantity", "expected"),
    [
        ("double, suite", "2", ["double", "suite"]),
        ("double", "2", ["double", "double"]),
        ("2 x double, suite", "3", ["double", "double", "suite"]),
        ("double, suite", "", ["double", "suite"]),
        ("double, vue jardin", "", [None]),
        ("Junior Suite (2)", "2", ["suite", "suite"]),
    ],
)
def test_the_rooms_of_one_line_are_parted(
    tmp_path: Path, said: str, quantity: str, expected: list[str | None]
) -> None:
    line = ("A1", said, *ROWS[0][2:], quantity)
    (found,) = rows(write(tmp_path, csv((*HEAD, "Chambres"), line)))
    assert [room.room_type for room in found.rooms] == expected
    assert found.total == mad("3000.50")


@pytest.mark.parametrize(("merged", "each"), [("E2:E3", [None, None]), ("G2:G3", [2, 2])])
def test_guests_told_once_for_two_lines_are_not_counted_twice(
    tmp_path: Path, merged: str, each: list[int | None]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    names = ("number", "room_type", "arrival", "departure", "adults", "booked_on", "source")
    sheet.append(names)
    for kind in ("suite", "double"):
        sheet.append(["A1", kind, "2026-12-05", "2026-12-07", 2, "2026-11-02", "direct"])
    sheet.merge_cells(merged)
    book.save(tmp_path / "rooms.xlsx")
    each_line_a_room = FileMap("x", "reservations", {name: name for name in names}, several_rooms=True)
    (found,) = rows(tmp_path / "rooms.xlsx", each_line_a_room)
    assert [room.adults for room in found.rooms] == each


def test_rooms_that_are_named_and_counted_differently_are_asked(tmp_path: Path) -> None:
    line = ("A1", "double, suite", *ROWS[0][2:], "3")
    assert only_problem(write(tmp_path, csv((*HEAD, "Chambres"), line))) == (2, "import.rooms_disagree")


def test_two_currencies_in_one_file_stand_side_by_side(tmp_path: Path) -> None:
    line = (*ROWS[1][:6], "447.00 €")
    read = read_reservations(write(tmp_path, csv(HEAD, ROWS[0], line)), HOUSE)
    assert [row.total for row in read.rows] == [mad("3000.50"), Money(Decimal(447), "EUR")]
    (note,) = read.notes
    assert (note.phrase.key, note.phrase.args["currency"], note.phrase.args["n"]) == (
        "import.note.foreign",
        "EUR",
        1,
    )
