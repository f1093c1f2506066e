"""Is a list that somebody made by hand read as he meant it, and asked where it can be meant in two ways?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from channels.files.cells import Layout
from channels.files.days import day, moment
from channels.files.filemap import Answers
from channels.files.mended import mended
from channels.files.problems import CellProblem, FileRead
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation, ReservationState
from domain.bookings.same import same_number
from domain.phrase import Name
from domain.property import Property, RoomType
from tests.makers import reservation
from tests.rules.channels.files_stage import HOUSE, write

NUMBERED = Property(
    *("riad", "Riad", "Marrakech", ZoneInfo("Africa/Casablanca"), "MAD"),
    (RoomType("double", Name({"fr": "Double"}), 2, rooms=("1", "2")),),
)


def read(tmp_path: Path, text: str, house: Property = HOUSE, **said: str) -> FileRead[Reservation]:
    answers = Answers(nights=said.get("nights"), bare=said.get("bare"))
    return read_reservations(write(tmp_path, text), house, answers=answers)


def keys(found: FileRead[Reservation]) -> set[str]:
    return {one.phrase.key for one in (*found.problems, *found.notes)}


def test_a_list_without_a_booking_date_is_taken_and_says_so_of_each_booking_once(tmp_path: Path) -> None:
    found = read(
        tmp_path, "ref;type;arrival;nights;price\nA;double;2027-01-05;2;900\nA;suite;2027-01-05;2;50\n"
    )
    (only,) = found.rows
    assert (found.problems, found.undated) == ((), frozenset((2,)))
    assert only.booked_at == datetime(2027, 1, 4, 23, tzinfo=UTC), (
        "the arrival, until somebody says when he looked"
    )


def test_one_line_with_a_date_dates_its_booking(tmp_path: Path) -> None:
    head = "ref;type;arrival;nights;booked on\n"
    found = read(tmp_path, f"{head}A;double;2027-01-05;2;\nA;suite;2027-01-05;2;2026-11-02\n")
    assert found.undated == set()
    assert found.rows[0].booked_at.date() == date(2026, 11, 1)


@pytest.mark.parametrize(
    "head",
    [
        "Buchungsnummer;Zimmertyp;Anreise;Abreise;Gast;Gesamtpreis;Personen;Status",
        "Numero prenotazione;Tipo di camera;Arrivo;Partenza;Ospite;Prezzo totale;Adulti;Stato",
        "Localizador;Tipo de habitación;Llegada;Salida;Huésped;Importe;Adultos;Estado",
        "Boekingsnummer;Kamertype;Aankomst;Vertrek;Gast;Totaalprijs;Volwassenen;Status",
        "N° réservation;Chambre;Arrivée;Départ;Client;Montant;Adultes;Statut",
    ],
)
def test_generic_headings_are_known_in_six_languages(tmp_path: Path, head: str) -> None:
    found = read(tmp_path, f"{head}\nA1;double;2027-01-05;2027-01-08;Ida;900;2;ok\n")
    (only,) = found.rows
    assert (only.number, only.check_in, only.check_out) == ("A1", date(2027, 1, 5), date(2027, 1, 8))
    assert (only.guest.name, str(only.total), only.rooms[0].adults) == ("Ida", "900.00 MAD", 2)
    assert "import.note.unread" not in keys(found)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("storniert", ReservationState.CANCELLED),
        ("geannuleerd", ReservationState.CANCELLED),
        ("cancelada", ReservationState.CANCELLED),
        ("annullata", ReservationState.CANCELLED),
        ("no presentado", ReservationState.NO_SHOW),
        ("bevestigd", ReservationState.CONFIRMED),
        ("prenotata", ReservationState.RESERVED),
    ],
)
def test_states_are_known_too(tmp_path: Path, said: str, state: ReservationState) -> None:
    found = read(tmp_path, f"ref;type;arrival;nights;status\nA;double;2027-01-05;2;{said}\n")
    assert found.rows[0].state is state


def test_who_asks_for_a_cancellation_still_holds_the_room(tmp_path: Path) -> None:
    found = read(tmp_path, "ref;type;arrival;nights;status\nA;double;2027-01-05;2;Stornierung angefragt\n")
    assert keys(found) >= {"import.state"}


@pytest.mark.parametrize(
    ("numbers", "said", "number", "problem"),
    [
        (("41", "42"), None, "41", None),
        (("1", "2"), None, None, "import.bare_number"),
        (("41", "41"), None, None, "import.bare_number"),
        (("1", "2"), "number", "1", None),
        (("1", "2"), "room_number", None, "import.missing_field"),
    ],
)
@pytest.mark.parametrize("head", ["N°", "Nº", "No.", "Nr", "#"])
def test_a_bare_number_is_read_where_only_one_can_be_meant(
    tmp_path: Path,
    head: str,
    numbers: tuple[str, str],
    said: str | None,
    number: str | None,
    problem: str | None,
) -> None:
    rows = "".join(f"{one};double;2027-01-05;2\n" for one in numbers)
    found = read(
        tmp_path, f"{head};type;arrival;nights\n{rows}", NUMBERED, **({"bare": said} if said else {})
    )
    assert [one.phrase.key for one in found.problems] == ([problem] if problem else [])
    assert next((row.number for row in found.rows), None) == number


def test_a_bare_number_beside_the_bookings_is_the_rooms(tmp_path: Path) -> None:
    found = read(tmp_path, "ref;N°;type;arrival;nights\nA;1;double;2027-01-05;2\n", NUMBERED)
    assert found.rows[0].rooms[0].room_number == "1"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("24-Dec-26", date(2026, 12, 24)),
        ("24 déc. 26", date(2026, 12, 24)),
        ("1er janvier 2027", date(2027, 1, 1)),
        ("Thu 24th December 2026", date(2026, 12, 24)),
        ("24. Dezember 2026", date(2026, 12, 24)),
        ("24 de diciembre de 2026", date(2026, 12, 24)),
        ("3 mei 2027", date(2027, 5, 3)),
        ("14 giu 27", date(2027, 6, 14)),
        ("14 juil. 27", date(2027, 7, 14)),
        ("5. März 2027", date(2027, 3, 5)),
        ("24 août 26", date(2026, 8, 24)),
    ],
)
def test_days_in_words(said: str, meant: date) -> None:
    assert day(said, Layout()) == meant


def test_a_time_behind_a_day_in_words_is_kept() -> None:
    assert moment("24 déc. 2026 14:05", Layout()) == datetime(2026, 12, 24, 14, 5)  # noqa: DTZ001 - as it is written


@pytest.mark.parametrize("said", ["2026 dec 24", "24 foo 26", "32 déc. 26"])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(CellProblem):
        day(said, Layout())


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("RÃ©servation", "Réservation"),
        ("MÃ¼ller", "Müller"),
        ("CÃ´te dâ€™Azur", "Côte d’Azur"),
        ("Ø§Ù„Ø³Ù„Ø§Ù…", "السلام"),
        ("Réservation", "Réservation"),
        ("Ã©tÃ© é", "Ã©tÃ© é"),  # damaged in part: left alone
        ("Ångström", "Ångström"),
        ("naïve", "naïve"),
    ],
)
def test_damaged_accents_are_mended_only_where_one_reading_is_left(damaged: str, meant: str) -> None:
    assert mended(damaged) == meant


def test_a_damaged_file_is_read_and_it_is_said(tmp_path: Path) -> None:
    text = "N° de rÃ©servation;type;arrivÃ©e;nuits;client\nA;double;2027-01-05;2;RenÃ©e\n"
    found = read(tmp_path, text.replace("N°", "NÂ°"))
    assert found.rows[0].guest.name == "Renée"
    assert "import.note.mended" in keys(found)


def test_a_name_keeps_its_letters_and_loses_what_turns_them_round(tmp_path: Path) -> None:
    found = read(tmp_path, "ref;type;arrival;nights;client\nA;double;2027-01-05;2;Ida \u202eenilec\u202c\n")
    assert found.rows[0].guest.name == "Ida enilec"


def test_a_number_in_capitals_is_the_same_number(tmp_path: Path) -> None:
    text = "ref;type;arrival;nights;price\nZ1;double;2027-01-05;2;100\nz1;suite;2027-01-05;2;50\n"
    (only,) = read(tmp_path, text).rows
    assert (only.number, len(only.rooms), str(only.total)) == ("Z1", 2, "150.00 MAD")
    assert same_number(reservation("Z1", provider="file:panel"), reservation("z1", provider="file:panel"))


@pytest.mark.parametrize(
    ("nights", "rows", "problems"),
    [
        (None, 0, ["import.nights_asked"]),
        ("summed", 2, []),
        ("apart", 1, ["import.nights_apart", "import.nights_apart"]),
    ],
)
def test_one_number_on_different_nights_is_summed_only_when_asked(
    tmp_path: Path, nights: str | None, rows: int, problems: list[str]
) -> None:
    head = "ref;type;arrival;nights;price\n"
    text = f"{head}A;double;2027-01-05;2;100\nA;double;2027-01-07;2;50\nB;double;2027-01-07;2;50\n"
    found = read(tmp_path, text, HOUSE, **({"nights": nights} if nights else {}))
    assert len(found.rows) == rows
    assert [one.phrase.key for one in found.problems] == problems


def test_a_cell_without_end_is_refused_for_its_length(tmp_path: Path) -> None:
    text = "ref;type;arrival;nights;client\nA;double;2027-01-05;2;" + "x" * 400_000 + "\n"
    assert keys(read(tmp_path, text)) == {"import.long_cell"}
