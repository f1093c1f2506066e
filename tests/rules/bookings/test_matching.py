"""Which of our types does a channel manager mean, and how does its booking read in our words?"""

from dataclasses import replace

import pytest

from channels.ports import ExternalRate
from domain.phrase import Name
from governance.bookings.intake import digest, in_our_words
from governance.bookings.matching import best_match, words
from governance.bookings.pull import with_external
from tests.makers import reservation, room_type, stay_room, villa

HOTEL = villa()
UNLINKED = villa(room_types=tuple(replace(k, external_code=None, rate_code=None) for k in HOTEL.room_types))


def rate(name: str, code: str = "HR:9", **fields: object) -> ExternalRate:
    given = {"rate_code": "BAR", "currency": "MAD", "price_writable": True, "availability_writable": True}
    given |= {"restrictions_writable": True, "catch_all": False, **fields}
    return ExternalRate(code, name=name, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Suite Junior", "junior-suite"),
        ("JUNIOR SUITE", "junior-suite"),
        ("Chambre Double Supérieure", "double-superior"),
        ("double superieure", "double-superior"),
        ("Superior Double Room", "double-superior"),
        ("Suite", None),
        ("Junior Suite with Terrace", None),
        ("Double", None),
        ("", None),
    ],
)
def test_exact_words_in_any_order_or_nothing(name: str, code: str | None) -> None:
    found = best_match(name, HOTEL.room_types)
    assert (found.code if found else None) == code


def test_two_types_of_one_name_match_neither() -> None:
    twins = [room_type("a"), room_type("b", name=Name({"fr": "Suite Junior"}))]
    assert best_match("Suite Junior", twins) is None


def test_words_lose_accents_case_and_fillers() -> None:
    assert words("Chambre avec Vue, SUPÉRIEURE") == {"vue", "superieure"}


def test_a_link_is_made_by_name_kept_once_made_and_never_to_the_catch_all() -> None:
    rates = [rate("Suite Junior"), rate("Annex", "HR:10"), rate("Default", "HR:0", catch_all=True)]
    linked = with_external(UNLINKED, rates)
    suite = linked.room_type("junior-suite")
    annex = linked.room_type("external-HR:10")
    assert suite is not None
    assert suite.external_code == "HR:9"
    assert annex is not None
    assert annex.units is None
    assert {kind.external_code for kind in linked.room_types} == {None, "HR:9", "HR:10"}
    renamed = [rate("Suite Présidentielle"), *rates[1:]]
    assert with_external(linked, renamed) == linked


def test_of_several_rates_of_a_room_the_writable_one_is_linked() -> None:
    rates = [rate("Suite Junior", rate_code="DERIVED", price_writable=False), rate("Suite Junior")]
    suite = with_external(UNLINKED, rates).room_type("junior-suite")
    assert suite is not None
    assert suite.rate_code == "BAR"


def test_a_booking_reads_in_our_types_and_an_unknown_code_stays_open() -> None:
    rooms = [
        replace(stay_room(), room_type=None),
        replace(stay_room(), room_type=None, external_code="HR:strange"),
        replace(stay_room(), room_type="triple"),
    ]
    read = in_our_words(reservation(rooms=rooms), HOTEL)
    assert [room.room_type for room in read.rooms] == ["junior-suite", None, "triple"]


def test_the_order_of_keys_makes_no_news() -> None:
    assert digest({"a": 1, "b": [1, 2]}) == digest({"b": [1, 2], "a": 1})
    assert digest({"a": 1}) != digest({"a": "1"})
