"""Do files as banks, panels and spreadsheets write them come out as the same bookings and prices?"""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from channels.files.filemap import DAY_FIRST, MONTH_FIRST, Answers
from channels.files.problems import capped
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation, ReservationState
from domain.money import Money
from tests.rules.channels.files_stage import HOUSE, only_problem, rows, write

FRENCH = (
    "N° de réservation;Client;Type de chambre;Arrivée;Départ;Réservé le;Statut;Montant;Remarques\n"
    "A1;Zoé Lefèvre;Chambre Double Supérieure;31/12/2025;03/01/2026;01/11/2025;Confirmée;1 650,00 MAD;"
    '"arrivée tardive,\nthé à la menthe"\n'
    "A2;François Gérard;SUITE JUNIOR;05/01/2026;07/01/2026;02/11/2025 18:30;Annulée;4 200,00 MAD;\n"
)


def check_french(found: tuple[Reservation, ...]) -> None:
    first, second = found
    assert first.number == "A1"
    assert first.provider == "file:panel"
    assert (first.check_in, first.check_out) == (date(2025, 12, 31), date(2026, 1, 3))
    assert first.total == Money(Decimal("1650.00"), "MAD")
    assert first.guest.name == "Zoé Lefèvre"
    assert first.guest.note == "arrivée tardive, thé à la menthe"
    assert first.rooms[0].room_type == "double"
    assert second.state is ReservationState.CANCELLED
    assert second.rooms[0].room_type == "suite"
    assert second.booked_at == datetime(2025, 11, 2, 17, 30, tzinfo=UTC)  # Casablanca is UTC+1 in November


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman"]
)
def test_every_encoding_gives_the_same_bookings(tmp_path: Path, encoding: str) -> None:
    check_french(rows(write(tmp_path, FRENCH.encode(encoding))))


@pytest.mark.parametrize("delimiter", [",", "\t", "|", ";"])
def test_every_separator_gives_the_same_bookings(tmp_path: Path, delimiter: str) -> None:
    text = FRENCH.replace("arrivée tardive,", "arrivée tardive").replace(";", delimiter)
    if delimiter == ",":
        text = text.replace("1 650,00 MAD", '"1 650,00 MAD"').replace("4 200,00 MAD", '"4 200,00 MAD"')
    found = rows(write(tmp_path, text))
    assert [row.total for row in found] == [Money(Decimal(1650), "MAD"), Money(Decimal(4200), "MAD")]


def test_windows_line_ends_thin_spaces_and_a_title_above_the_header(tmp_path: Path) -> None:
    text = "Riad – export du 03/11/2025\n\n" + FRENCH.replace("1 650", "1\u202f650").replace(
        "4 200", "4\u00a0200"
    )
    check_french(rows(write(tmp_path, text.replace("\n", "\r\n"))))


def test_gzip_and_json_and_a_misleading_name_are_recognised_by_content(tmp_path: Path) -> None:
    check_french(rows(write(tmp_path, gzip.compress(FRENCH.encode()), "export.csv.gz")))
    booking = {
        "number": "J1",
        "room_type": "HR:11",
        "arrival": "2026-01-05",
        "nights": 2,
        "booked_on": "2025-11-02T10:00:00+03:00",
        "price": 4200.10,
    }
    (found,) = rows(write(tmp_path, json.dumps({"bookings": [booking]}), "export.txt"))
    assert found.total == Money(Decimal("4200.10"), "MAD")
    assert found.booked_at == datetime(2025, 11, 2, 7, tzinfo=UTC)
    assert found.rooms[0].room_type == "suite"


def test_a_spreadsheet_with_real_dates_serials_and_numbers(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(
        ["Booking number", "Room type", "Check-in", "Check-out", "Booked on", "Price", "Status", "Rooms"]
    )
    page.append(
        [
            4711,
            "Junior Suite",
            date(2026, 1, 5),
            46029,
            datetime.fromisoformat("2025-11-02T09:00"),
            4200.5,
            "ok",
            1,
        ]
    )
    page.append(["B2", "double", "25/01/2026", "26/01/2026", 45963.5, 3000, "cancelled_by_guest", 2])
    book.save(tmp_path / "export.xlsx")
    first, second = rows(tmp_path / "export.xlsx")
    assert (first.number, first.check_in, first.check_out) == ("4711", date(2026, 1, 5), date(2026, 1, 7))
    assert first.total == Money(Decimal("4200.50"), "MAD")
    assert second.state is ReservationState.CANCELLED
    assert [room.total for room in second.rooms] == [Decimal(1500), Decimal(1500)]


def test_lines_with_one_number_are_rooms_of_one_booking_but_a_repeated_line_is_not(tmp_path: Path) -> None:
    head = "ref;type;arrival;nights;booked on;price\n"
    text = head + "C1;double;2026-01-05;2;2025-11-02;3000,00\nc1;suite;2026-01-05;2;2025-11-02;6300,00\n"
    (found,) = rows(write(tmp_path, text))
    assert [room.room_type for room in found.rooms] == ["double", "suite"]
    assert found.total == Money(Decimal(9300), "MAD")
    assert (found.check_in, found.check_out) == (date(2026, 1, 5), date(2026, 1, 7))
    repeated = write(tmp_path, text + "C1;double;2026-01-05;2;2025-11-02;3000,00\n")
    assert only_problem(repeated) == (4, "import.duplicate")


GOOD = "ref;type;arrival;departure;booked on;price;currency;status;nights;persons\n"
ROW = "D1;double;2026-01-05;2026-01-07;2025-11-02;3000,50;MAD;confirmed;2;2\n"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("double", "", "import.cell_empty"),
        ("D1", "", "import.cell_empty"),
        ("2026-01-07", "2026-01-04", "import.end_before_start"),
        ("2026-01-07", "2026-01-05", "import.end_before_start"),
        ("2026-01-07", "2028-01-05", "import.nights"),
        ("2026-01-07", "2026-01-08", "import.nights_disagree"),
        ("2026-01-07", "later", "import.expected.date"),
        ("3000,50", "-3000,50", "import.negative"),
        ("3000,50", "lots", "import.expected.amount"),
        ("MAD", "FRANCS", "import.currency_unknown"),
        ("3000,50;MAD", "3000,50 zorkmids;", "import.currency_unknown"),
        ("3000,50;MAD", "3000,50 €;MAD", "import.currencies_disagree"),
        ("3000,50", "9999999999999999", "import.expected.amount"),
        ("D1", "=1+1", "import.formula"),
        ("D1", "4.01235E+09", "import.rounded"),
        ("2026-01-05", "0026-01-05", "import.expected.date"),
        ("confirmed", "cancellation requested", "import.state"),
        ("D1", "D" * 121, "import.too_long"),
        ("confirmed", "perhaps", "import.state"),
        (";2\n", ";-2\n", "import.expected.whole"),
    ],
)
def test_each_wrong_cell_is_one_clear_problem_on_its_line(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    text = GOOD + ROW.replace("D1", "D0") + ROW.replace(old, new, 1)
    if old.startswith(";2"):
        text = GOOD + ROW.replace("D1", "D0") + ROW[:-3] + new
    assert only_problem(write(tmp_path, text)) == (3, key)


@pytest.mark.parametrize(
    ("content", "line", "key"),
    [
        (b"", 0, "import.empty"),
        (b" \n\r\n", 0, "import.empty"),
        (GOOD.encode(), 0, "import.no_rows"),
        (b"%PDF-1.7 ...", 0, "import.not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "import.damaged"),
        (b"<html><table><tr><td>Arrival", 1, "import.missing_field"),
        (b"<html><p>Reservations", 0, "import.not_a_table"),
        (b"PK\x03\x04 not really", 0, "import.damaged"),
        (b"\x1f\x8b\x08 not really", 0, "import.damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 0, "import.not_a_table"),
        (b'{"a": 1', 1, "import.json"),
        (b'{"a": 1}', 0, "import.json_shape"),
        (b"ref;type;arrival;booked on\nA;double;2026-01-01;2025-01-01\n", 1, "import.missing_field"),
        (b"one,two\n1,2\n", 1, "import.missing_field"),
        (GOOD.encode() + b"D1;double;12/31/2025;31/12/2026;2025-11-02;1;MAD;ok;;\n", 0, "import.date_orders"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, line: int, key: str) -> None:
    assert only_problem(write(tmp_path, content)) == (line, key)


def test_a_missing_file_or_a_folder_says_so(tmp_path: Path) -> None:
    assert only_problem(tmp_path / "nowhere.csv") == (0, "import.not_found")
    assert only_problem(tmp_path) == (0, "import.is_folder")


def test_all_problems_are_collected_and_the_shown_ones_capped(tmp_path: Path) -> None:
    text = GOOD + "".join(ROW.replace("D1", f"D{n}").replace("confirmed", "perhaps") for n in range(50))
    read = read_reservations(write(tmp_path, text), HOUSE)
    assert len(read.problems) == 50
    said = capped(read.problems, most=5)
    assert [phrase.key for phrase in said] == ["import.here"] * 5 + ["import.more"]
    assert said[-1].args["n"] == 45


def test_assumptions_are_told(tmp_path: Path) -> None:
    text = "ref;type;arrival;nights;booked on\nÉ1;double;12/31/2025;1;11/02/2025\n".encode("cp1252")
    read = read_reservations(write(tmp_path, text), HOUSE)
    keys = {note.phrase.key for note in read.notes}
    assert keys == {"import.note.encoding", "import.note.month_first", "import.note.all_confirmed"}
    assert read.rows[0].check_in == date(2025, 12, 31)
    assert read.rows[0].booked_at.astimezone(HOUSE.zone).date() == date(2025, 11, 2)


def test_a_type_that_nobody_knows_is_kept_as_it_was_said(tmp_path: Path) -> None:
    read = read_reservations(write(tmp_path, GOOD + ROW.replace("double", "Palace Suite")), HOUSE)
    assert [note.phrase.key for note in read.notes] == ["import.note.unknown_type"]
    (room,) = read.rows[0].rooms
    assert (room.room_type, room.external_code) == (None, "Palace Suite")


def test_an_extranet_export_with_its_own_headers_and_words(tmp_path: Path) -> None:
    text = (
        '"Book Number","Booked by","Guest Name(s)","Check-in","Check-out","Booked on","Status","Rooms","Persons",'
        '"Price","Commission %","Commission Amount","Remarks","Unit type","Duration (nights)","Cancellation date"\n'
        '"4000000001","A","Anna Weber","2025-12-31","2026-01-03","2025-10-01 10:05:00","ok","1","2","4950 MAD",'
        '"15.0","742.5 MAD","","Superior Double Room","3",""\n'
        '"4000000002","B","Bo Li","2026-01-05","2026-01-06","2025-10-02 09:00:00","no_show","1","2","1500 MAD",'
        '"15.0","0 MAD","","Superior Double Room","1",""\n'
        '"4000000003","C","Cleo Roy","2026-01-05","2026-01-06","2025-10-02 09:00:00","cancelled_by_guest","2","4",'
        '"3000 MAD","15.0","0 MAD","","Superior Double Room","1","2025-10-03 08:00:00"\n'
    )
    kept, missing, gone = rows(write(tmp_path, text))
    assert kept.guest.name == "Anna Weber"
    assert kept.commission == Money(Decimal("742.5"), "MAD")
    assert kept.rooms[0].adults == 2
    assert missing.state is ReservationState.NO_SHOW
    assert gone.state is ReservationState.CANCELLED
    assert gone.cancelled_at == datetime(2025, 10, 3, 7, tzinfo=UTC)
    assert len(gone.rooms) == 2


@pytest.mark.parametrize("arrival", ["05/05/2026", "25/06/2026", "2026-06-05"])
def test_a_day_that_can_be_one_day_only_needs_no_answer(tmp_path: Path, arrival: str) -> None:
    text = f"ref;type;arrival;nights;booked on;status\n1;double;{arrival};1;2025-11-02;ok\n"
    assert read_reservations(write(tmp_path, text), HOUSE).notes == ()


@pytest.mark.parametrize(
    ("arrival", "departure"),
    [
        ("Arrivée", "Départ"),
        ("Du", "Au"),
        ("Anreise", "Abreise"),
        ("Llegada", "Salida"),
        ("Arrivo", "Partenza"),
        ("Aankomst", "Vertrek"),
        ("تاريخ الوصول", "تاريخ المغادرة"),
        ("Check-in", "Départ"),
    ],
)
def test_the_language_of_the_headings_settles_such_a_day(
    tmp_path: Path, arrival: str, departure: str
) -> None:
    text = f"ref;type;{arrival};{departure};status\n1;double;05/02/2027;08/02/2027;ok\n"
    read = read_reservations(write(tmp_path, text), HOUSE)
    assert [(one.check_in, one.check_out) for one in read.rows] == [(date(2027, 2, 5), date(2027, 2, 8))]
    assert "import.note.day_first" in {note.phrase.key for note in read.notes}


def test_a_day_that_could_be_a_month_is_asked(tmp_path: Path) -> None:
    path = write(tmp_path, "ref;type;arrival;nights;booked on;status\n1;double;05/06/2026;1;2025-11-02;ok\n")
    assert only_problem(path) == (0, "import.date_order_asked")
    for order, expected in ((DAY_FIRST, date(2026, 6, 5)), (MONTH_FIRST, date(2026, 5, 6))):
        (found,) = read_reservations(path, HOUSE, None, Answers(date_order=order)).rows
        assert found.check_in == expected


def test_the_only_order_in_which_stays_make_sense_is_learnt(tmp_path: Path) -> None:
    head = "ref;type;arrival;departure;nights;booked on;status\n"
    text = (
        head
        + "1;double;03/04/2026;03/06/2026;2;01/02/2026;ok\n2;suite;05/06/2026;05/09/2026;3;02/03/2026;ok\n"
    )
    read = read_reservations(write(tmp_path, text), HOUSE)
    assert [row.check_in for row in read.rows] == [date(2026, 3, 4), date(2026, 5, 6)]
    assert [note.phrase.key for note in read.notes] == ["import.note.month_first"]


def test_a_needed_header_that_two_columns_carry_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace("persons", "Price") + ROW
    assert only_problem(write(tmp_path, text)) == (1, "import.header_twice")
