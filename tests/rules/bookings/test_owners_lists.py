"""Is every word of the lists that owners keep accounted for: read, told as left out, or refused in a sentence?

Each list is of one kind that a small house really sends; none is longer than its point needs.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from bot.commands.house.document_questions import answers_of, choice_in
from bot.imports import Imported
from channels.files.filemap import Answers
from channels.files.problems import FileRead
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation
from tests.makers import villa
from tests.rules.channels.files_stage import write

HEAD = ("Réf", "Client", "Chambre", "Arrivée", "Départ", "Nuits", "Montant", "Canal")
CSV = "Réf;Client;Chambre;Arrivée;Départ;Montant\n"


def stay(ref: str | None, kind: Any, day: int = 4, month: int = 1) -> tuple[Any, ...]:
    first, last = datetime(2027, month, day), datetime(2027, month, day + 3)  # noqa: DTZ001 - as a sheet has it
    return (ref, "Weber", kind, first, last, 3, 5550, "Booking")


SANZ = ("A2", "Sanz", "Suite Junior", *stay("", "", 9, 2)[3:])


def book(*rows: Sequence[Any], more: Callable[[Workbook], None] | None = None) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Janvier"
    for row in rows:
        sheet.append(list(row))
    if more is not None:
        more(made)
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


def struck(made: Workbook) -> None:
    for cell in made.worksheets[0][3]:
        cell.font = Font(strike=True)


def filtered(made: Workbook) -> None:
    made.worksheets[0].row_dimensions[3].hidden = True


def a_sheet_more(made: Workbook) -> None:
    sheet = made.create_sheet("Février")
    for row in (("Chambre", "Réf", *HEAD[3:], "Client"), ("Triple", "F2", *stay("", "", 9, 2)[3:], "Sanz")):
        sheet.append(list(row))


def a_list_of_costs(made: Workbook) -> None:
    sheet = made.create_sheet("Dépenses")
    for row in (("Jour", "Fournisseur", "Montant"), ("5/1", "Atlas", 1200), ("6/1", "Marjane", 860)):
        sheet.append(list(row))


@dataclass(frozen=True)
class List:
    """What somebody sends, the numbers of the bookings read, and the keys of everything that is said."""

    content: bytes | str
    numbers: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    name: str = "liste.csv"


def turned(row: Sequence[Any]) -> tuple[Any, ...]:
    """The same cells, the room before all others."""
    return (row[2], *row[:2], *row[3:])


def said(*keys: str) -> frozenset[str]:
    return frozenset(f"import.note.{key}" for key in keys)


def refused(*keys: str) -> frozenset[str]:
    return frozenset(f"import.{key}" for key in keys)


ROW = "A1;Weber;Suite Junior;24/12/2026;27/12/2026;5550\n"
LISTS = {
    "merged titles and a sum": List(
        book(("Villa – janvier",), ("édité par Omar",), (), HEAD, stay("A1", 11), (*[""] * 4, "TOTAL", 3, 5550)),
        *(("A1",), said("above", "left_out")),
    ),
    "subtotals, also without a word": List(
        book(HEAD, ("Janvier",), stay("A1", "ch. 11"), ("S/Total", *[None] * 5, 5550), (*[None] * 5, 3, 5550)),
        *(("A1",), said("left_out")),
    ),
    "another table below": List(
        book(HEAD, stay("A1", "Triple"), (), ("Date", "Fournisseur", "Objet"), ("5 janv.", "Atlas", 9)),
        *(("A1",), said("other_table")),
    ),
    "the same table again, its columns in another order": List(
        book(HEAD, stay("A1", "Triple"), (), ("Février",), turned(HEAD), turned(SANZ)),
        *(("A1", "A2"), said("left_out")),
    ),
    "bookings again, under other names": List(
        book(HEAD, stay("A1", "Triple"), (), ("Nom", "Chambre", "Check-in", "Check-out"), ("Sanz", "Triple", 1, 2)),
        refused=refused("second_table"),
    ),
    "a sheet a month": List(
        book(HEAD, stay("A1", "Triple"), stay("A2", "Triple", 20), more=a_sheet_more),
        *(("A1", "A2", "F2"), said("pages")),
    ),
    "a sheet of something else": List(
        book(HEAD, stay("A1", "Triple"), stay("A2", "Triple", 20), more=a_list_of_costs),
        *(("A1", "A2"), said("other_sheets")),
    ),
    "crossed out": List(
        book(HEAD, stay("A1", "Triple"), stay("A2", "Triple", 20), more=struck), ("A1",), refused=refused("struck")
    ),
    "a row that a filter hides": List(
        book(HEAD, stay("A1", "Triple"), stay("A2", "Triple", 20), more=filtered), refused=refused("hidden_asked")
    ),
    "a colour that means something": List(
        book(("rouge = annulé",), HEAD, stay("A1", "Triple")), refused=refused("colour_means")
    ),
    "a house called after a colour": List(
        book(("Riad Rouge",), HEAD, stay("A1", "Triple")), ("A1",), said("above")
    ),
    "a planner, days as numbers": List(
        book(("Chambre", *range(1, 32)), (11, *[None] * 4, "Weber", "Weber")), refused=refused("planning")
    ),
    "a planner, days as dates": List(
        "Chambre;" + ";".join(f"{day:02}/01" for day in range(1, 32)) + "\nChambre 3;;;X;X\n",
        refused=refused("planning"),
    ),
    "no numbers at all": List(
        "Client;Chambre;Arrivée;Départ\nWeber;7;24/12/2026;27/12/2026\nWeber;8;24/12/2026;27/12/2026\n;8;24/12/2026;27/12/2026\n",
        *(("261224-WEBER", "261224-WEBER-2"), said("numbered"), refused("nobody")),
    ),
    "days without a year": List(CSV + ROW.replace("24/12/2026", "24/12"), refused=refused("cell")),
    "a remark behind an amount": List(CSV + ROW.replace("5550", "5550 (payé)"), refused=refused("cell")),
    "rooms by their numbers": List(CSV + ROW.replace("Suite Junior", "5 + 6"), ("A1",)),
    "words in capitals over two lines": List(
        '"N° RESERVATION";"NOM\nCLIENT";"CH.";"DATE\nD\'ARRIVEE";"DATE DE DEPART";"PRIX TTC";"RESTE A PAYER"\n'
        + ROW.replace("5550", "5550;0"),
        *(("A1",), said("unread")),
    ),
    "people beside adults": List(
        CSV.replace("Montant", "Adultes;Personnes") + ROW.replace("5550", "2;3"), ("A1",), said("unread")
    ),
    "two tables side by side": List(
        f"{CSV.strip()};;{CSV}{ROW.strip()};;B1;Sanz;Triple;20/01/2027;22/01/2027;3000\n"
        "A3;Roux;Triple;02/02/2027;04/02/2027;2800\n",
        *(("A1", "B1", "A3"), said("side_by_side")),
    ),
    "a stay in one column": List(
        "Réf;Client;Chambre;Séjour;Montant\nA1;Weber;Triple;12/03 - 15/03/2027;5550\n"
        "A2;Sanz;Triple;du 28/12/2026 au 02/01/2027;9000\nA3;Roux;Triple;30/12 au 02/01/2027;9000\n"
        "A4;Klein;Triple;3-5/4/2027;900\n",
        *(("A1", "A2", "A3", "A4"), said("stay_parted")),
    ),
    "a stay in one column, without a year": List(
        "Réf;Client;Chambre;Séjour;Montant\nA1;Weber;Triple;12/03 - 15/03;5550\n",
        *((), said("stay_parted"), refused("cell")),
    ),
    "two currencies, tabs, UTF-16": List(
        (CSV + ROW.replace("5550", "520 €")).replace(";", "\t").encode("utf-16"), ("A1",), said("foreign")
    ),
}  # fmt: skip
ALWAYS = said("all_confirmed", "encoding")


def read(tmp_path: Path, content: bytes | str) -> FileRead[Reservation]:
    return read_reservations(write(tmp_path, content, "liste"), villa())


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_accounted_for(tmp_path: Path, name: str) -> None:
    sent = LISTS[name]
    found = read(tmp_path, sent.content)
    assert tuple(one.number for one in found.rows) == sent.numbers
    assert {one.phrase.key for one in found.notes} - ALWAYS == sent.said
    assert {one.phrase.key for one in found.problems} == sent.refused


def test_a_room_is_of_its_type_and_a_channel_has_its_code(tmp_path: Path) -> None:
    (one,) = read(tmp_path, LISTS["merged titles and a sum"].content).rows
    assert (one.rooms[0].room_type, one.rooms[0].room_number, one.source) == (
        "junior-suite",
        "11",
        "bookingcom",
    )
    (two,) = read(tmp_path, LISTS["rooms by their numbers"].content).rows
    assert [(room.room_type, room.room_number) for room in two.rooms] == [("triple", "5"), ("triple", "6")]


def test_below_the_second_header_each_column_is_the_one_it_says(tmp_path: Path) -> None:
    _, two = read(tmp_path, LISTS["the same table again, its columns in another order"].content).rows
    assert (two.guest.name, two.rooms[0].room_type, two.check_in) == (
        "Sanz",
        "junior-suite",
        date(2027, 2, 9),
    )
    *_, last = read(tmp_path, LISTS["a sheet a month"].content).rows
    assert (last.guest.name, last.rooms[0].room_type, last.check_in) == ("Sanz", "triple", date(2027, 2, 9))


@pytest.mark.parametrize(
    ("said_so", "numbers", "note"), [("taken", ("A1", "A2"), "taken"), ("left", ("A1",), "left")]
)
def test_hidden_rows_are_taken_or_left_as_somebody_said(
    tmp_path: Path, said_so: str, numbers: tuple[str, ...], note: str
) -> None:
    path = write(tmp_path, LISTS["a row that a filter hides"].content, "liste")
    found = read_reservations(path, villa(), None, Answers(hidden=said_so))
    assert tuple(one.number for one in found.rows) == numbers
    assert f"import.note.hidden_{note}" in {one.phrase.key for one in found.notes}


def test_two_buttons_ask_about_hidden_rows(tmp_path: Path) -> None:
    found = read(tmp_path, LISTS["a row that a filter hides"].content)
    asked = choice_in(Imported("villa-taj", found.problems))
    assert asked is not None
    assert [answers_of({asked.about: answer}).hidden for answer, _ in asked.answers] == ["taken", "left"]


def test_a_stay_in_one_column_has_the_year_that_its_end_states(tmp_path: Path) -> None:
    found = read(tmp_path, LISTS["a stay in one column"].content).rows
    assert [(one.rooms[0].check_in, one.rooms[0].check_out) for one in found] == [
        (date(2027, 3, 12), date(2027, 3, 15)),
        (date(2026, 12, 28), date(2027, 1, 2)),
        (date(2026, 12, 30), date(2027, 1, 2)),
        (date(2027, 4, 3), date(2027, 4, 5)),
    ]


@pytest.mark.parametrize(
    ("said", "types"),
    [
        ("2 x Triple + 1 Suite Junior", ("triple", "triple", "junior-suite")),
        ("3 doubles", (None, None, None)),
        ("2 Bedroom Apartment", (None,)),
        ("1 Triple", ("triple",)),
    ],
)
def test_rooms_are_counted_as_they_are_written(
    tmp_path: Path, said: str, types: tuple[str | None, ...]
) -> None:
    (one,) = read(tmp_path, CSV + ROW.replace("Suite Junior", said)).rows
    assert tuple(room.room_type for room in one.rooms) == types
