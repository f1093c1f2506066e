"""Is a room ready only when another has looked, and is none ever two guests'?"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.service.assignment import Unplaced, proposed
from domain.service.room import NotInspectable, RoomMark, RoomState, as_it_stands, inspection_hindered
from tests.makers import CASABLANCA, NOW, TODAY, villa

HOTEL = villa()
S = RoomState


def mark(state: RoomState, cleaner: str | None = None, at: datetime = NOW) -> RoomMark:
    return RoomMark("7", state, "person:1", at, cleaner)


@pytest.mark.parametrize(
    ("before", "person", "hindered"),
    [
        (None, "person:2", NotInspectable.NOT_CLEAN),
        (mark(S.DIRTY), "person:2", NotInspectable.NOT_CLEAN),
        (mark(S.CLEANING), "person:2", NotInspectable.NOT_CLEAN),
        (mark(S.OUT_OF_ORDER), "person:2", NotInspectable.NOT_CLEAN),
        (mark(S.CLEAN, "person:1"), "person:1", NotInspectable.BY_CLEANER),
        (mark(S.CLEAN, "person:1"), "person:2", None),
        (mark(S.INSPECTED, "person:1"), "person:1", NotInspectable.BY_CLEANER),
    ],
)
def test_a_room_is_inspected_by_another_than_its_cleaner(
    before: RoomMark | None, person: str, hindered: NotInspectable | None
) -> None:
    assert inspection_hindered(before, person) is hindered


def test_a_night_slept_since_makes_a_room_dirty_and_nothing_else_does() -> None:
    inspected = mark(S.INSPECTED, "person:2")
    slept = {TODAY, TODAY - timedelta(days=1)}
    assert as_it_stands(inspected, slept, TODAY, CASABLANCA).ready, "tonight has not been slept yet"
    tomorrow = as_it_stands(inspected, slept, TODAY + timedelta(days=1), CASABLANCA)
    assert (tomorrow.state, tomorrow.cleaner) == (S.DIRTY, None)
    empty = as_it_stands(inspected, {TODAY - timedelta(days=1)}, TODAY + timedelta(days=3), CASABLANCA)
    assert empty.ready, "nobody slept there since"
    closed = mark(S.OUT_OF_ORDER)
    assert as_it_stands(closed, slept, TODAY + timedelta(days=1), CASABLANCA) == closed


def test_a_mark_of_the_late_evening_is_of_the_houses_day() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # 00:30 on the 23rd in Marrakech
    assert (
        as_it_stands(mark(S.CLEAN, at=late), {TODAY - timedelta(days=1)}, TODAY, CASABLANCA).state is S.CLEAN
    )


stays = st.lists(
    st.builds(
        lambda n, code, start, nights, vip, wished: Unplaced(
            (n, 0), code, TODAY + timedelta(days=start), TODAY + timedelta(days=start + nights), vip, wished
        ),
        st.integers(1, 10**6),
        st.sampled_from([*(kind.code for kind in HOTEL.room_types), "nowhere", None]),
        st.integers(0, 12),
        st.integers(1, 6),
        st.booleans(),
        st.sampled_from([None, "1", "2", "7", "12", "99"]),
    ),
    max_size=40,
    unique_by=lambda stay: stay.place,
)
taken = st.dictionaries(
    st.tuples(st.sampled_from("123456789"), st.integers(0, 18).map(lambda n: TODAY + timedelta(days=n))),
    st.just(object()),
    max_size=60,
)


@given(stays, taken)
def test_no_room_is_ever_two_guests(stays: list[Unplaced], taken: dict) -> None:  # type: ignore[type-arg]
    found = proposed(stays, HOTEL, taken)
    by_place = {stay.place: stay for stay in stays}
    nights = Counter((room, night) for place, room in found.items() for night in by_place[place].nights)
    assert not nights or max(nights.values()) == 1
    assert not set(nights) & set(taken), "what is taken or out of sale is given to nobody"
    for place, room in found.items():
        kind = HOTEL.room_type(by_place[place].room_type or "")
        assert kind is not None
        assert room in kind.rooms


@given(stays)
def test_who_can_have_a_room_gets_one(stays: list[Unplaced]) -> None:
    """A stay goes without only where every room of its type is taken on one of its nights."""
    found = proposed(stays, HOTEL, {})
    held = {(room, night) for stay in stays if (room := found.get(stay.place)) for night in stay.nights}
    for stay in stays:
        kind = HOTEL.room_type(stay.room_type or "")
        if kind is not None and stay.place not in found:
            assert all(any((room, night) in held for night in stay.nights) for room in kind.rooms)


def test_a_written_number_and_a_vip_come_first() -> None:
    def wants(n: int, **more: object) -> Unplaced:
        return Unplaced((n, 0), "double-superior", TODAY, TODAY + timedelta(days=2), **more)  # type: ignore[arg-type]

    found = proposed([wants(1), wants(2, vip=True), wants(3, wished="2")], HOTEL, {})
    assert found == {(3, 0): "2", (2, 0): "1"}
