"""What do the booking mails of each sender say, with all their traps?"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from channels.mail.reader import Reader, shapes
from channels.mail.trust import Judge
from channels.mailbox import Header, KeptMail
from domain.bookings.notice import Notice, NoticeKind, NoticeRoom, Payment, Trust, Unread
from domain.money import Money
from tests.rules.bookings.bodies import (
    AGODA_BODY,
    AIRBNB_BODY,
    BOOKINGCOM_FULL,
    EXPEDIA_BODY,
    FRENCH,
    TRIPCOM_BODY,
    TURKISH,
)
from tests.rules.bookings.mails import BODY, SENT, hotelrunner, mail

READER = Reader(Judge(ask_key=lambda _: None))
BOOKING, AIRBNB = "Booking.com <noreply@booking.com>", "Airbnb <automated@airbnb.com>"
EXPEDIA, AGODA = "Expedia <noreply@expediapartnercentral.com>", "Agoda <no-reply@agoda.com>"
TRIP = "Trip.com <noreply_htl@trip.com>"


def header_of(raw: bytes) -> Header:
    cut = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
    return Header(1, len(raw), SENT, cut)


def opened(raw: bytes) -> KeptMail:
    return asyncio.run(READER.open(header_of(raw), raw))


def read(raw: bytes) -> Notice | Unread:
    return READER.read(opened(raw))


def notice(raw: bytes) -> Notice:
    found = read(raw)
    assert isinstance(found, Notice), found
    return found


def test_six_senders_are_found_by_their_files() -> None:
    found = {shape.provider for shape in shapes()}
    assert found == {"hotelrunner", "bookingcom", "airbnb", "expedia", "agoda", "tripcom"}


def test_hotelrunner_in_full() -> None:
    found = notice(hotelrunner())
    assert (found.kind, found.source) == (NoticeKind.NEW, "agoda")
    # The R-number stands in the subject, Agoda's own in the text.
    assert (found.number, found.channel_number) == ("R123456789", "1504433221")
    assert (found.guest, found.country) == ("Camille Laurent", "United Kingdom")
    assert found.total == Money(Decimal("1450.50"), "EUR")  # and not the date behind it on that line
    assert str(found.booked_on) == "2026-11-23 08:41:00"
    assert found.payment is Payment.VIRTUAL_CARD  # "paid" though it says
    # Four people are no four rooms.
    assert found.rooms == (NoticeRoom("Suite Junior", date(2027, 1, 5), date(2027, 1, 8), 2, 2),)


def test_hotelrunner_in_french_and_turkish() -> None:
    found = notice(mail("Villa Thaifa - Nouvelle réservation #R200000001", FRENCH))
    assert (found.source, found.channel_number) == ("bookingcom", "4400000001")
    assert found.guest == "Zoé Œuvrard"
    assert found.total == Money(Decimal(2700), "MAD")
    [room] = found.rooms
    assert (room.check_in, room.check_out, room.adults) == (date(2026, 12, 31), date(2027, 1, 3), 2)
    found = notice(mail("Villa Thaifa - Yeni Rezervasyon #R200000002", TURKISH))
    assert (found.source, found.guest, found.country) == ("expedia", "Ayşe Yılmaz", "Türkiye")
    assert found.total == Money(Decimal(12500), "TRY")
    assert found.rooms == (NoticeRoom("Suite Junior", date(2027, 1, 5), date(2027, 1, 8), 2, 1),)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-9", "windows-1254"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_encodings_and_html_only(charset: str, cte: str) -> None:
    text = FRENCH.replace("Œ", "E").replace("’", "'")
    rows = [line.partition(" : ") for line in text.splitlines()]
    table = "".join(f"<tr><td><b>{a}</b></td><td>{c}</td></tr>" for a, _, c in rows)
    html = f"<html><head><style>td {{x}}</style></head><body><table>{table}</table></body></html>"
    subject = "Villa Thaifa - Nouvelle réservation #R200000001"
    plain = notice(mail(subject, text, charset=charset, cte=cte))
    only = notice(mail(subject, html=html, charset=charset, cte=cte))
    assert only.guest == plain.guest == "Zoé Euvrard"
    assert (only.rooms, only.total, only.channel_number) == (plain.rooms, plain.total, plain.channel_number)
    both = notice(mail(subject, "Please read the HTML part.", html=html, charset=charset, cte=cte))
    assert both.rooms == plain.rooms


def test_a_lying_charset_and_marks_of_direction_are_seen_through() -> None:
    raw = mail(
        "Villa Thaifa - Nouvelle réservation #R200000001",
        FRENCH.replace("Œ", "E"),
        charset="windows-1252",
        cte="8bit",
    )
    assert notice(raw.replace(b"windows-1252", b"utf-8")).guest == "Zoé Euvrard"
    marked = BODY.replace("Suite Junior", "\u200fSuite\u00a0Junior\u200e")
    assert notice(hotelrunner(body=marked)).rooms[0].type_text == "Suite Junior"


def test_several_rooms_are_several_blocks_and_keep_their_amount_together() -> None:
    second = (
        "Room Type\nChambre Triple\nCheck-in Date Jan 5, 2027\nCheck-out Date Jan 9, 2027\nGuest Count 3\n"
    )
    found = notice(hotelrunner(body=BODY + second))
    assert [(r.type_text, r.check_out.day, r.adults) for r in found.rooms] == [
        ("Suite Junior", 8, 2),
        ("Chambre Triple", 9, 3),
    ]
    assert found.total == Money(Decimal("1450.50"), "EUR")


@pytest.mark.parametrize(
    ("more", "adults"),
    [
        ("Room Count 2\n", [None, None]),
        ("Room Type\nChambre Triple\n", [None, None]),
        ("Room Type\nChambre Triple\nGuest Count 3\n", [2, 3]),
        ("Room Count 1\n", [2]),
    ],
)
def test_the_guests_of_a_booking_are_not_multiplied_by_its_rooms(more: str, adults: list[int | None]) -> None:
    assert [room.adults for room in notice(hotelrunner(body=BODY + more)).rooms] == adults


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Reservation Cancelled #R123456789", NoticeKind.CANCELLED),
        ("Réservation annulée #R123456789", NoticeKind.CANCELLED),
        ("Rezervasyon İptali #R123456789", NoticeKind.CANCELLED),
        ("Reservation Modified #R123456789", NoticeKind.CHANGED),
        ("Réservation modifiée #R123456789", NoticeKind.CHANGED),
    ],
)
def test_changed_and_cancelled(subject: str, kind: NoticeKind) -> None:
    body = BODY.replace("Status Reservation Confirmed\n", "")
    assert notice(mail(f"Villa Thaifa - {subject}", body)).kind is kind


def test_what_contradicts_itself_or_names_no_kind_is_left_to_a_person() -> None:
    assert read(hotelrunner(body=BODY.replace("Confirmed", "Canceled"))) is Unread.CONTRADICTION
    assert read(hotelrunner(body=BODY.replace("Jan 8, 2027", "Jan 5, 2027"))) is Unread.CONTRADICTION
    assert read(mail("Villa Thaifa - Reservation #R123456789", BODY)) is Unread.NO_KIND
    assert read(mail("Your invoice", "Thank you.")) is Unread.NOT_A_BOOKING
    assert read(mail("Booking 12 for you", "hello", "someone@example.com")) is Unread.NO_SHAPE


def test_bookingcom_says_little_and_sometimes_more() -> None:
    link = "https://admin.booking.com/hotel/hoteladmin/extranet_ng/manage/booking.html?res_id=4400000001"
    found = notice(mail("Booking.com - New booking!", f"You have a new booking\n{link}", BOOKING))
    assert (found.channel_number, found.rooms, found.says_enough) == ("4400000001", (), False)
    more = BOOKINGCOM_FULL
    found = notice(mail("Booking.com - Nouvelle réservation", more, BOOKING))
    assert [room.check_in for room in found.rooms] == [date(2027, 1, 5)] * 2
    assert found.total == Money(Decimal(450), "EUR")
    assert read(mail("Genius: nouvelle offre", "Augmentez vos revenus", BOOKING)) is Unread.NOT_A_BOOKING


def test_airbnb_has_no_year_and_a_wish_is_no_change() -> None:
    body = AIRBNB_BODY
    found = notice(mail("Reservation confirmed - Camille arrives Jan 5", body, AIRBNB))
    assert (found.channel_number, found.guest) == ("HMABCDEF12", "Camille")
    assert found.rooms == (NoticeRoom(None, date(2027, 1, 5), date(2027, 1, 8), 2, 1),)
    assert found.total == Money(Decimal(450), "EUR")  # what the host earns is another amount
    cancelled = notice(mail("Reservation HMABCDEF12 cancelled", "We are sorry", AIRBNB))
    assert (cancelled.kind, cancelled.rooms) == (NoticeKind.CANCELLED, ())
    assert read(mail("Camille wants to change their reservation", "HMABCDEF12", AIRBNB)) is Unread.NO_KIND
    assert read(mail("We sent a payout of € 380.25", "On its way", AIRBNB)) is Unread.NOT_A_BOOKING
    french = (
        body.replace("Check-in\n", "Arrivée\n")
        .replace("Checkout\n", "Départ\n")
        .replace("Tue, Jan 5", "mar. 5 janv.")
        .replace("Fri, Jan 8", "ven. 8 janv.")
    )
    assert notice(mail("Réservation confirmée : Camille arrive le 5 janv.", french, AIRBNB)).rooms == (
        NoticeRoom(None, date(2027, 1, 5), date(2027, 1, 8), 2, 1),
    )


def test_expedia_agoda_and_tripcom() -> None:
    body = EXPEDIA_BODY
    found = notice(mail("Expedia: New reservation", body, EXPEDIA))
    assert (found.channel_number, found.total) == ("1234567890", Money(Decimal(450), "USD"))
    assert (found.payment, found.rooms[0].children) == (Payment.VIRTUAL_CARD, 1)
    either = body.replace("Jan 5, 2027", "03/04/2027").replace("Jan 8, 2027", "06/04/2027")
    assert notice(mail("Expedia: New reservation", either, EXPEDIA)).rooms == ()  # April or March
    body = AGODA_BODY
    found = notice(mail("Agoda Booking ID 123456789 - CONFIRMED", body, AGODA))
    assert (len(found.rooms), found.guest, found.payment) == (2, "Camille Laurent", Payment.CHANNEL)
    assert found.total == Money(Decimal(900), "USD")
    assert notice(mail("Agoda Booking ID 123456789 - CANCELLED", body, AGODA)).kind is NoticeKind.CANCELLED
    body = TRIPCOM_BODY
    found = notice(mail("Booking no. #1128141234567890# accepted", body, TRIP))
    assert (found.channel_number, found.payment) == ("1128141234567890", Payment.CHANNEL)
    assert found.total == Money(Decimal(4200), "MAD")


def test_a_bare_dollar_and_no_currency_are_no_amount() -> None:
    for said in ("$ 450.00", "450.00", "CHF"):
        assert notice(hotelrunner(body=BODY.replace("€ 1.450,50", said))).total is None


def test_a_card_number_is_never_kept_and_a_booking_number_is() -> None:
    body = BODY.replace("activation date", "card 4111 1111 1111 1111 5105-1051-0510-5100 activation date")
    for raw in (
        hotelrunner(body=body, cte="base64"),
        mail("Fwd: booking 4111111111111111", html=f"<p>{body}</p>"),
    ):
        kept = opened(raw)
        assert "1111 1111" not in repr(kept)
        assert "4111111111111111" not in repr(kept)
        assert "5105" not in repr(kept)
    assert "[carte]" in opened(hotelrunner(body=body)).texts[0]


def test_a_forwarded_mail_is_read_as_evidence_only() -> None:
    passed = f"---------- Forwarded message ----------\nFrom: HotelRunner <noreply@hotelrunner.com>\n\n{BODY}"
    raw = mail("Fwd: Villa Thaifa - New Reservation #R123456789", passed, "Omar <omar@example.com>")
    kept = opened(raw)
    assert kept.trust is Trust.FORWARDED
    assert replace(notice(raw), evidence=notice(hotelrunner()).evidence) == notice(hotelrunner())


@pytest.mark.parametrize(
    "headers",
    [{"Auto-Submitted": "auto-replied"}, {"Precedence": "auto_reply"}, {"X-Autoreply": "yes"}],
)
def test_answers_of_machines_are_left_alone(headers: dict[str, str]) -> None:
    assert READER.wanted(header_of(hotelrunner(headers=headers))) is None
    report = hotelrunner().replace(
        b'Content-Type: text/plain; charset="utf-8"', b"Content-Type: multipart/report; boundary=x"
    )
    assert READER.wanted(header_of(report)) is None


def test_nobody_elses_mail_is_fetched() -> None:
    assert READER.wanted(header_of(mail("Facture", "bonjour", "plombier@example.com"))) is None
    assert READER.wanted(header_of(mail("Demande de réservation", "bonjour", "client@example.com")))
