"""Is each known export read without a mapping, and does every format have a file that shows it?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from channels.files.formats.format import FORMATS, formats
from channels.files.problems import FileRead
from channels.files.reservations import read_reservations
from domain.bookings.reservation import Reservation, ReservationState
from domain.money import Money
from tests.rules.channels.files_stage import HOUSE

FOLDER = Path(__file__).parent / "formats"
CONFIRMED, CANCELLED, NO_SHOW = (
    ReservationState.CONFIRMED,
    ReservationState.CANCELLED,
    ReservationState.NO_SHOW,
)


def read(name: str) -> FileRead[Reservation]:
    return read_reservations(FOLDER / f"{name}.csv", HOUSE)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def test_every_format_fits_its_schema_and_has_a_file_that_is_read_as_its_own() -> None:
    shown = {path.name.split(".")[0] for path in FOLDER.glob("*.csv")}
    assert shown == {one.name for one in formats()}
    assert len(formats()) == len(list(FORMATS.glob("*.yaml")))
    for path in FOLDER.glob("*.csv"):
        providers = {row.provider for row in read(path.stem).rows}
        assert providers == {f"file:{path.name.split('.')[0]}"}, path.name


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_no_column_of_a_known_export_is_left_unread(path: Path) -> None:
    assert "import.note.unread" not in {note.phrase.key for note in read(path.stem).notes}


def test_bookingcom_parts_its_rooms_and_keeps_the_amount_together() -> None:
    found = read("bookingcom")
    assert found.problems == ()
    one, three, gone, missing = found.rows
    assert (one.number, one.channel_number, one.source) == ("5100000001", "5100000001", "bookingcom")
    assert one.commission == Money(Decimal(585), "MAD")
    assert [room.room_type for room in three.rooms] == ["double", "double", "suite"]
    assert [room.total for room in three.rooms] == [None] * 3, "the file does not part it"
    assert three.total == Money(Decimal("18000.50"), "MAD")
    assert (gone.state, missing.state) == (CANCELLED, NO_SHOW)
    assert missing.rooms[0].external_code == "Riad Suite"
    keys = [note.phrase.key for note in found.notes]
    assert keys == ["import.note.format", "import.note.unknown_type", "import.note.fee_kept"]


@pytest.mark.parametrize(
    ("name", "number", "state", "total", "kind"),
    [
        ("bookingcom.de", "5200000001", CONFIRMED, "390", "double"),
        ("bookingcom.es", "5200000002", CANCELLED, "295.10", "suite"),
        ("bookingcom.it", "5200000003", CONFIRMED, "208", "double"),
        ("bookingcom.pt", "5200000004", NO_SHOW, "2198.57", "suite"),
        ("bookingcom.nl", "5200000005", CONFIRMED, "400", "double"),
        ("expedia.de", "7300000001", CONFIRMED, "390.50", "double"),
        ("expedia.es", "7300000002", CANCELLED, "295.10", "suite"),
    ],
)
def test_an_export_in_the_partners_own_language_is_the_same_format(
    name: str, number: str, state: ReservationState, total: str, kind: str
) -> None:
    found = read(name)
    assert found.problems == ()
    [booking] = found.rows
    assert (booking.number, booking.channel_number, booking.state) == (number, number, state)
    assert (booking.source, booking.rooms[0].room_type) == (name.split(".")[0], kind)
    assert booking.total is not None
    assert booking.total.amount == Decimal(total)
    assert booking.guest.name


def test_airbnb_tells_what_the_house_is_paid() -> None:
    first, second = read("airbnb").rows
    assert (first.number, first.check_in, first.total) == ("HMQQAA0001", date(2027, 1, 14), euros("1050.40"))
    assert (first.rooms[0].adults, first.rooms[0].children) == (2, 1)
    assert second.state is CANCELLED
    assert "import.note.net" in {note.phrase.key for note in read("airbnb").notes}
    (spanish,) = read("airbnb.es").rows
    assert (spanish.check_in, spanish.total) == (date(2027, 2, 3), Money(Decimal(2400), "MAD"))
    german = read("airbnb.de")
    assert german.problems == ()
    assert [one.state for one in german.rows] == [CONFIRMED, CANCELLED]


def test_airbnbs_earnings_hold_the_fee_and_no_payout_is_a_booking() -> None:
    found = read("airbnb_earnings")
    (only,) = found.rows
    assert (only.total, only.commission) == (euros("1050.00"), euros("162.75"))
    (skipped,) = (note for note in found.notes if note.phrase.key == "import.note.skipped")
    assert skipped.phrase.args["n"] == 2


def test_the_panel_speaks_two_languages_and_two_columns_of_the_status_must_agree() -> None:
    found = read("panel.fr")
    assert [(problem.line, problem.phrase.key) for problem in found.problems] == [
        (3, "import.states_disagree")
    ]
    first, gone = found.rows
    assert (first.number, first.channel_number, first.source) == ("R700000001", None, "online")
    assert (first.check_in, first.total, first.rooms[0].room_number) == (
        date(2026, 12, 3),
        euros("447.00"),
        "4",
    )
    assert gone.state is CANCELLED
    assert "import.note.left_out" in {note.phrase.key for note in found.notes}, "the total is told"
    (english,) = read("panel.en").rows
    assert (english.number, english.check_in, english.total) == (first.number, first.check_in, first.total)


@pytest.mark.parametrize(
    ("name", "number", "channel_number", "source", "amount"),
    [
        ("expedia", "900100200", "900100200", "expedia", "620.00 USD"),
        ("agoda", "77001122", "77001122", "agoda", "6300.00 MAD"),
        ("cloudbeds", "CB123", "5100000009", "bookingcom", "6300.00 MAD"),
        ("little_hotelier", "LH-778", "ABC-99", "expedia", "6300.00 MAD"),
    ],
)
def test_which_number_is_which(name: str, number: str, channel_number: str, source: str, amount: str) -> None:
    first = read(name).rows[0]
    assert (first.number, first.channel_number, first.source) == (number, channel_number, source)
    assert str(first.total) == amount
    assert (first.check_in, first.check_out) == (date(2026, 12, 5), date(2026, 12, 8))
    assert first.rooms[0].room_type == "suite"
    assert first.state is CONFIRMED
