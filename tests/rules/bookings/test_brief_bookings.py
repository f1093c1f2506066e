"""Does a booking message tell type, dates, people, money and what is left, for one booking or for many?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.terminal import render_text
from bot.words.phrases import Words
from domain.bookings.night import Night
from domain.bookings.reservation import Guest, Reservation, ReservationState
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span
from governance.bookings.messages import Change, booking_message
from tests.makers import TODAY, house_of, reservation, stay_room, villa

NEW_YEAR = Span(date(2026, 12, 31), date(2027, 1, 2))


def sold(count: int) -> House:
    return house_of(
        villa(sample=False), nights=[Night("double-superior", night, 2, sold=count) for night in NEW_YEAR]
    )


def booking(**fields: object) -> Reservation:
    given = {
        "number": "R599233355",
        "rooms": [stay_room("double-superior", NEW_YEAR.first)],
        "total": Money(Decimal(4950), "MAD"),
        "commission": Money(Decimal(840), "MAD"),
        **fields,
    }
    return reservation(**given)  # type: ignore[arg-type] # a test's shorthand


def told(house: House, *changes: Change) -> list[str]:
    words = Words("fr", zone=villa().zone, today=TODAY)
    shown = render_text(booking_message(changes, house), words, width=200)
    return shown.replace("\u202f", " ").replace("\u00a0", " ").splitlines()


def test_a_new_booking_in_full() -> None:
    assert told(sold(1), Change("new", booking())) == [
        "Nouvelle réservation · Booking.com",
        "Chambre Double Supérieure, 31 déc. → 3 janv., 2 personnes",
        "4 950 MAD, net 4 110 MAD",
        "Camille Laurent · R599233355",
        "Il reste 1 chambre de ce type ces nuits-là.",
    ]


def test_the_last_room_and_an_overbooked_night_leave_none() -> None:
    for count in (2, 3):
        assert (
            told(sold(count), Change("new", booking()))[-1] == "C’était la dernière de ce type ces nuits-là."
        )


def test_what_nobody_told_is_not_invented() -> None:
    room = replace(stay_room("double-superior", NEW_YEAR.first), adults=None)
    bare = booking(rooms=[room], total=None, commission=None, guest=Guest())
    far = house_of(villa(sample=False), ahead=10)
    assert told(far, Change("new", bare)) == [
        "Nouvelle réservation · Booking.com",
        "Chambre Double Supérieure, 31 déc. → 3 janv.",
        "Montant non communiqué",
        "n° R599233355",
        "Chambres restantes inconnues.",
    ]
    unsaid = told(sold(1), Change("new", booking(commission=None)))
    assert unsaid[2] == "4 950 MAD", "a commission nobody told is not a commission of nothing"


def test_a_change_shows_what_it_was() -> None:
    before = booking(rooms=[stay_room("triple", NEW_YEAR.first, nights=2)])
    lines = told(sold(1), Change("changed", booking(), before))
    assert lines[0] == "Réservation modifiée · Booking.com"
    assert lines[2] == "Avant : Chambre Triple, 31 déc. → 2 janv., 2 personnes"
    same = told(sold(1), Change("changed", booking(), booking()))
    assert not any(line.startswith("Avant") for line in same)


def test_a_cancellation_tells_what_is_free_again() -> None:
    before = booking()
    gone = replace(before, state=ReservationState.CANCELLED)
    lines = told(sold(0), Change("cancelled", gone, before))
    assert lines[0] == "Réservation annulée · Booking.com"
    assert lines[1] == "Chambre Double Supérieure, 31 déc. → 3 janv., 2 personnes"
    assert lines[-1] == "2 chambres de ce type sont de nouveau libres ces nuits-là."


def test_several_rooms_of_one_booking() -> None:
    rooms = [stay_room("double-superior", NEW_YEAR.first), stay_room("triple", NEW_YEAR.first)]
    lines = told(sold(1), Change("new", booking(rooms=rooms)))
    assert lines[1].startswith(
        "2 chambres : Chambre Double Supérieure, 31 déc. → 3 janv., 2 personnes et Chambre"
    )
    assert not any("reste" in line for line in lines), "two types have no common rest"


def test_a_room_of_no_known_type_is_named_by_what_it_is_called_and_never_by_a_panels_code() -> None:
    for code, shown in (("HR:999", "Type non identifié, "), ("Riad Suite", "Type inconnu « Riad Suite »")):
        room = replace(stay_room(None, NEW_YEAR.first), external_code=code)
        assert told(sold(1), Change("new", booking(rooms=[room])))[1].startswith(shown)


def test_several_at_once_are_one_message() -> None:
    changes = [Change("new", booking(number=f"R{n}")) for n in range(12)]
    changes[1] = Change("cancelled", replace(booking(), state=ReservationState.CANCELLED), booking())
    lines = told(sold(1), *changes)
    assert lines[:3] == ["12 réservations reçues", "11 nouvelles · 1 annulée", "11 séjours à venir"]
    assert lines[3] == (
        "Nouvelle réservation · Booking.com · Chambre Double Supérieure, 31 déc. → 3 janv., 4 950 MAD"
    )
    assert lines[4] == "Réservation annulée · Booking.com · Chambre Double Supérieure, 31 déc. → 3 janv."
    assert lines[-1] == "· et 7 autres"


def test_sample_bookings_are_marked() -> None:
    assert "exemple" in told(house_of(), Change("new", booking(sample=True)))[-1]


def test_nights_gone_by_do_not_count_in_what_is_left() -> None:
    house = house_of(
        villa(sample=False),
        nights=[
            Night("double-superior", TODAY - timedelta(days=1), 2, sold=2),
            Night("double-superior", TODAY, 2, sold=1),
        ],
    )
    staying = booking(rooms=[stay_room("double-superior", TODAY - timedelta(days=1), nights=2)])
    assert told(house, Change("changed", staying, staying))[-1].startswith("Il reste 1 chambre")
