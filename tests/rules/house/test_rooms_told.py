"""Which rooms does one sentence count, and which sentence counts none?"""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.house.facts.rooms_told import Counted, rooms_told, stored, with_rooms
from tests.makers import villa


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("4 chambres doubles pour 2, 1 suite pour 4", [("Chambre double", 4, 2), ("Suite", 1, 4)]),
        ("2 × Chambre Double Supérieure (2 personnes)", [("Chambre Double Supérieure", 2, 2)]),
        ("quatre doubles et une suite royale", [("Double", 4, None), ("Suite royale", 1, None)]),
        ("3 chambres familiales pour 5 pers. ; 2 suites", [("Chambre familiale", 3, 5), ("Suite", 2, None)]),
        ("2x Twin, 2\n1 Atlas suite", [("Twin", 2, 2), ("Atlas suite", 1, None)]),
        ("five double rooms for 2 guests and one penthouse", [("Double room", 5, 2), ("Penthouse", 1, None)]),
        ("1 chambre Terrasse et Jardin", [("Chambre Terrasse et Jardin", 1, None)]),
    ],
)
def test_rooms_are_read_as_people_count_them(words: str, found: list[tuple[str, int, int | None]]) -> None:
    assert [(one.name, one.units, one.guests) for one in rooms_told(words)] == found
    assert rooms_told(stored(words, "MAD")) == rooms_told(words), "what is kept is read alike"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "founding.no_rooms"),
        ("des chambres", "founding.how_many"),
        ("7", "founding.how_many"),
        ("4 12 doubles", "founding.which_kind"),
        ("0 double", "founding.out_of_bounds"),
        ("2 doubles pour 45", "founding.out_of_bounds"),
        ("2 doubles, 3 doubles", "founding.kind_twice"),
        (
            " ; ".join(f"1 type {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(41)),
            "founding.too_many_kinds",
        ),
    ],
)
def test_what_is_no_room_is_said(words: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        rooms_told(words)
    assert refused.value.phrase.key == why


def test_a_new_count_keeps_what_else_is_known_of_a_type() -> None:
    [double] = with_rooms((), "4 × Double (2)")
    priced = replace(double, base=Decimal(900))
    again = with_rooms([priced], "5 × Double (2); 1 × Suite")
    assert [(one.code, one.units, one.base) for one in again] == [
        ("double", 5, Decimal(900)),
        ("suite", 1, None),
    ]


def test_rooms_of_a_spec_are_not_replaced() -> None:
    house = villa()
    assert with_rooms(house.room_types, "4 × Double") == house.room_types
    assert with_rooms(house.room_types, None) == house.room_types


names = st.from_regex(r"[A-Z][a-z]{3,9} [a-z]{4,9}", fullmatch=True)


@given(
    st.lists(
        st.builds(Counted, names, st.integers(1, 99), st.none() | st.integers(1, 9)), min_size=1, max_size=9
    )
)
def test_what_is_stored_is_read_back(rooms: list[Counted]) -> None:
    if len({one.code for one in rooms}) < len(rooms):
        return
    told = rooms_told("; ".join(map(str, rooms)))
    assert [(one.units, one.guests) for one in told] == [(one.units, one.guests) for one in rooms]


@given(st.text(max_size=80))
def test_any_words_are_rooms_or_refused(words: str) -> None:
    try:
        assert rooms_told(words)
    except Refusal:
        return
