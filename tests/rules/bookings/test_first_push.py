"""Is the wire tried on a night that nobody will miss?"""

from datetime import timedelta
from typing import Any

from directors.cto.first_push import FAR, first_push
from domain.house.snapshot import House
from tests.makers import TODAY, house_of


def unproven(**fields: Any) -> House:
    given: dict[str, Any] = {"push": True, "wire_proven": False, "sample": False, **fields}
    return house_of(**given)


def test_one_far_night_gets_the_price_that_it_has() -> None:
    (draft,) = first_push(unproven())
    (change,) = draft.action.changes
    assert change.before == change.after
    assert change.after.price is not None
    assert change.night >= TODAY + FAR
    assert draft.director == "cto"


def test_it_is_the_type_with_the_most_rooms_left() -> None:
    house = unproven()
    (draft,) = first_push(house)
    (change,) = draft.action.changes
    most = max(night.left or 0 for night in house.between(TODAY + FAR, house.last))
    assert house.night(change.room_type, change.night).left == most


def test_a_proven_wire_a_closed_one_and_a_sample_house_are_left_alone() -> None:
    assert list(first_push(unproven(wire_proven=True))) == []
    assert list(first_push(unproven(push=False))) == []
    assert list(first_push(unproven(sample=True))) == []


def test_without_a_known_price_nothing_is_tried() -> None:
    short = house_of(push=True, wire_proven=False, sample=False, ahead=(FAR - timedelta(days=1)).days)
    assert list(first_push(short)) == []
