"""Does a file full of nonsense end in sentences, never in a crash and never in a booking?"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.files.filemap import CALENDAR, RESERVATIONS
from channels.files.problems import FileRead
from channels.files.rate_calendar import CalendarRow, read_calendar
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation
from tests.rules.channels.files_stage import HOUSE, only_problem, write

HEADERS = {
    RESERVATIONS: "ref;type;arrivée;départ;nuits;réservé le;prix;devise;statut;adultes;annulé le;vip",
    CALENDAR: "type;du;au;prix;séjour min;fermé",
}


def read(kind: str, raw: bytes) -> FileRead[Reservation] | FileRead[CalendarRow]:
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), raw)
        return read_reservations(path, HOUSE) if kind == RESERVATIONS else read_calendar(path, HOUSE)


@given(st.sampled_from([RESERVATIONS, CALENDAR]), st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_end_in_problems(kind: str, raw: bytes) -> None:
    found = read(kind, raw)
    assert found.rows == ()
    assert found.problems


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "double",
            "31/12/2025",
            "2026-01-02",
            "46022",
            "1.650,00",
            "1e9",
            "NaN",
            "-1",
            "∞",
            "٣",
            "99999999999",
        ]
    ),
)


@given(st.sampled_from([RESERVATIONS, CALENDAR]), st.lists(st.lists(CELLS, max_size=13), max_size=4))
@settings(max_examples=300, deadline=None)
def test_any_cells_end_in_rows_or_problems(kind: str, table: list[list[str]]) -> None:
    text = "\n".join([HEADERS[kind], *(";".join(row) for row in table)])
    found = read(kind, text.encode("utf-8", "surrogatepass"))
    assert not set(found.lines) & set(found.refused)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("[Content_Types].xml", "import.archive"),
        ("content.xml", "import.archive"),
        ("export.csv", "import.archive"),
        ("xl/workbook.xml", "import.damaged"),
    ],
)
def test_a_zip_that_is_no_workbook_says_so(tmp_path: Path, name: str, key: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "<Types")
    assert only_problem(write(tmp_path, packed.getvalue())) == (0, key)


def test_a_workbook_with_a_torn_sheet_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "good.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "good.xlsx") as good,
        zipfile.ZipFile(tmp_path / "torn.xlsx", "w") as torn,
    ):
        for part in good.namelist():
            content = good.read(part)
            torn.writestr(part, content[:-40] if part.endswith("sheet1.xml") else content)
    assert only_problem(tmp_path / "torn.xlsx") == (0, "import.damaged")
