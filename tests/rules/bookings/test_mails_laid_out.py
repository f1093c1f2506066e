"""Are booking mails read however they are laid out: labels side by side, unit prices, digits, odd subjects?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.bookings.notice import NoticeKind, NoticeRoom, Unread
from domain.money import Money
from tests.rules.bookings.bodies import EXPEDIA_BODY, FRENCH
from tests.rules.bookings.mails import HOTELRUNNER, mail
from tests.rules.bookings.test_notices import AGODA, AIRBNB, BOOKING, EXPEDIA, TRIP, notice, read

FIRST, LAST = date(2027, 1, 5), date(2027, 1, 8)
STAY = NoticeRoom("Suite Junior", FIRST, LAST)
TWO_COLUMNS = """\
Villa Thaifa

Arrivée             Départ

mar. 5 janv.        ven. 8 janv.

15:00               11:00

Voyageurs

2 adultes, 1 enfant

Code de confirmation

HMABCDEF12

Le voyageur a payé

150,00 € x 3 nuits     450,00 €
Total (EUR)            450,00 €

Versement du voyageur
Total (EUR)            380,25 €
"""


def table(*rows: str, cell: str = "td") -> str:
    """A table whose cells are parted by bars; the first row in `cell`s."""
    made = [
        "".join(f"<{tag}>{one.strip()}</{tag}>" for one in row.split("|"))
        for row, tag in zip(rows, (cell, *["td"] * len(rows)), strict=False)
    ]
    return f"<table>{''.join(f'<tr>{one}</tr>' for one in made)}</table>"


def test_airbnbs_two_columns_of_plain_text_and_the_total_below_a_unit_price() -> None:
    found = notice(mail("Réservation confirmée : Camille arrive le 5 janv.", TWO_COLUMNS, AIRBNB))
    assert found.rooms == (NoticeRoom(None, FIRST, LAST, 2, 1),)
    assert found.total == Money(Decimal(450), "EUR")  # neither one night's price nor the host's share
    dollars = (
        TWO_COLUMNS.replace("(EUR)", "(USD)").replace("150,00 €", "$150.00").replace("450,00 €", "$450.00")
    )
    found = notice(mail("Reservation confirmed - Camille arrives Jan 5", dollars, AIRBNB))
    assert found.total == Money(Decimal(450), "USD")


@pytest.mark.parametrize("cell", ["th", "td"])
def test_labels_over_their_values_say_type_and_number_of_rooms(cell: str) -> None:
    head = table("Booking ID|123456789", "Check-in|January 5, 2027", "Check-out|January 8, 2027")
    rooms = table(
        "Room Type|No. of Rooms|Occupancy|Meal plan|No. of Extra Bed(s)",
        "Suite Junior|2|4 Adults|Room only|0",
        cell=cell,
    )
    page = f"<table><tr><td>{head}</td></tr><tr><td>{rooms}</td></tr></table>"
    assert notice(mail("Agoda Booking ID 123456789 - CONFIRMED", sender=AGODA, html=page)).rooms == (
        STAY,
        STAY,
    )


def test_each_row_under_the_labels_is_a_room_and_a_sum_is_none() -> None:
    page = table(
        "Room Type|Check-in Date|Check-out Date|Guest Count",
        "Suite Junior|Jan 5, 2027|Jan 8, 2027|2",
        "Chambre Triple|Jan 5, 2027|Jan 9, 2027|3",
        "Total|||5",
    )
    found = notice(mail("Villa Thaifa - New Reservation #R200000003", sender=HOTELRUNNER, html=page))
    assert found.rooms == (
        NoticeRoom("Suite Junior", FIRST, LAST, 2),
        NoticeRoom("Chambre Triple", FIRST, date(2027, 1, 9), 3),
    )


def test_labels_beside_their_values_are_no_heading() -> None:
    page = table(
        "Guest name|Zoé Martin|Check-in|Jan 5, 2027", "Room type|Suite Junior|Check-out|Jan 8, 2027"
    ) + table("Guest name|Check-in")
    found = notice(mail("Booking no. #1128141234567890# accepted", sender=TRIP, html=page))
    assert (found.guest, found.rooms) == ("Zoé Martin", (STAY,))


def test_a_day_in_digits_is_settled_by_the_language_of_its_label() -> None:
    digits = FRENCH.replace("31 déc. 2026", "05/02/2027").replace("3 janv. 2027", "08/02/2027")
    [room] = notice(mail("Villa Thaifa - Nouvelle réservation #R200000001", digits)).rooms
    assert (room.check_in, room.check_out) == (date(2027, 2, 5), date(2027, 2, 8))
    either = EXPEDIA_BODY.replace("Jan 5, 2027", "05/02/2027").replace("Jan 8, 2027", "08/02/2027")
    assert notice(mail("Expedia: New reservation", either, EXPEDIA)).rooms == ()  # asked, not guessed


@pytest.mark.parametrize(
    ("subject", "sender", "kind"),
    [
        (
            "Booking.com - Last-minute booking! (4400000001, Tuesday, January 5, 2027)",
            BOOKING,
            NoticeKind.NEW,
        ),
        ("Booking.com - Réservation de dernière minute (4400000001)", BOOKING, NoticeKind.NEW),
        ("Villa Thaifa - Réservation mise à jour #R200000001", HOTELRUNNER, NoticeKind.CHANGED),
        ("Réservation n° 1128141234567890 acceptée", TRIP, NoticeKind.NEW),
        ("You have a new message about booking 4400000001", BOOKING, None),
        ("Nouveau commentaire sur la réservation 4400000001", BOOKING, None),
        ("Your new invoice for booking 4400000001", BOOKING, None),
        ("Réservation 4400000001 annulée : message du client", BOOKING, NoticeKind.CANCELLED),
    ],
)
def test_what_a_subject_calls_new_is_a_booking_only_where_it_speaks_of_one(
    subject: str, sender: str, kind: NoticeKind | None
) -> None:
    found = read(mail(subject, "Booking number: 4400000001\nCheck-in: January 5, 2027\n", sender))
    assert found is Unread.NO_KIND if kind is None else getattr(found, "kind", found) is kind
