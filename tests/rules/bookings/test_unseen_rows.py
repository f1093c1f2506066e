"""Are rows that a binary workbook hides, or that an old or open one crosses out, noticed?"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from channels.files.hidden_in_binary import hidden_in_part, sheet_id
from channels.files.reservations import read_reservations
from channels.files.struck_elsewhere import struck_in_old
from tests.makers import villa
from tests.rules.bookings.binary_workbook import xlsb
from tests.rules.channels.files_stage import write

HOUSE = villa()
CROSSED = Path(__file__).parent / "struck.xls"  # its third row, numbers side by side among it, is crossed out
ROWS = (
    ("Réf", "Client", "Chambre", "Arrivée", "Départ"),
    ("A1", "Weber", "Triple", "14/01/2027", "17/01/2027"),
    ("A2", "Sanz", "Triple", "18/01/2027", "19/01/2027"),
)


def test_rows_that_a_binary_workbook_hides_are_asked_about(tmp_path: Path) -> None:
    seen = read_reservations(write(tmp_path, xlsb(ROWS), "liste.xlsb"), HOUSE)
    assert [one.number for one in seen.rows] == ["A1", "A2"]
    found = read_reservations(write(tmp_path, xlsb(ROWS, frozenset({2})), "filtre.xlsb"), HOUSE)
    assert [(one.phrase.key, one.phrase.args["lines"]) for one in found.problems] == [
        ("import.hidden_asked", (3,))
    ]


def test_a_damaged_binary_workbook_is_walked_through_to_an_end() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsb(ROWS, frozenset({1})))) as packed:
        book, part = packed.read("xl/workbook.bin"), packed.read("xl/worksheets/sheet1.bin")
    assert (sheet_id(book, "Liste"), sheet_id(book, "Autre")) == ("rId1", None)
    assert hidden_in_part(part) == {2}
    for whole in (book, part):
        for cut in range(len(whole)):
            torn = whole[:cut] + b"\xff\xff\xff\xff" + whole[cut + 4 :]
            sheet_id(torn, "Liste")
            assert len(hidden_in_part(torn)) <= len(torn)


def test_a_row_that_an_old_workbook_crosses_out_is_refused() -> None:
    found = read_reservations(CROSSED, HOUSE)
    assert [one.number for one in found.rows] == ["A1"]
    assert [(one.line, one.phrase.key) for one in found.problems] == [(3, "import.struck")]
    raw = CROSSED.read_bytes()
    for cut in range(0, len(raw), 97):
        torn = raw[:cut] + bytes(b ^ 0xFF for b in raw[cut : cut + 4]) + raw[cut + 4 :]
        assert len(struck_in_old(torn, "Liste")) <= len(torn)


CELL = '<table:table-cell office:value-type="string"{style}><text:p>{words}</text:p></table:table-cell>'
IN_STYLE = ' table:style-name="x"'
SPAN = '<text:span text:style-name="x">{}</text:span>'


@pytest.mark.parametrize(
    ("line", "style", "words", "refused"),
    [
        ("solid", IN_STYLE, "{}", True),
        ("none", IN_STYLE, "{}", False),
        ("solid", "", SPAN, True),
        ("solid", "", "{}" + SPAN.format("!"), False),
    ],
    ids=["cell", "none", "every word", "some words"],
)
def test_a_row_that_an_open_document_crosses_out_is_refused(
    tmp_path: Path, line: str, style: str, words: str, refused: bool
) -> None:
    found = read_reservations(
        write(tmp_path, open_document(line, CELL.format(style=style, words=words)), "liste.ods"), HOUSE
    )
    assert ("import.struck" in {one.phrase.key for one in found.problems}) is refused
    assert found.rows[0].number == "A1"
    if refused:
        assert [one.line for one in found.problems] == [5]


def open_document(line: str, last: str) -> bytes:
    """An .ods with two empty rows in one tag; the cells of its last row are written as `last`."""
    plain = CELL.format(style="", words="{}")
    made = [
        f"<table:table-row>{''.join((last if n == 2 else plain).format(cell) for cell in row)}</table:table-row>"
        for n, row in enumerate(ROWS)
    ]
    made.insert(2, '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>')
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "style", "table", "text")
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="y" style:family="table-cell"/>'
        '<style:style style:name="x" style:family="table-cell"><style:text-properties'
        f' style:text-line-through-style="{line}"/></style:style></office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="L">{"".join(made)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("content.xml", content)
        file.writestr("META-INF/manifest.xml", "<manifest/>")
    return packed.getvalue()
