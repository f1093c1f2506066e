"""Does the General Manager ring for what cannot wait, at its severity, and for nothing else?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from directors.gm.service import car_not_confirmed, not_ready, undeclared, unread_allergy
from domain.finding import Severity
from domain.house.snapshot import House
from domain.service.care import Care, CareKind
from domain.service.room import RoomMark, RoomState
from domain.service.standing import Standing
from domain.service.transfer import Transfer, TransferState, TransferWish, Way
from tests.makers import CASABLANCA, NOW, TODAY, house_of, stay

FOUR = datetime(2026, 11, 23, 16, 0, tzinfo=CASABLANCA)


def house(at: datetime, state: TransferState = TransferState.WANTED, **service: Any) -> House:
    """M. Weber is fetched at four in the afternoon for room 11."""
    car = Transfer(1, "t", 1, TransferWish(Way.ARRIVAL, FOUR), state, "person:2", NOW)
    given: dict[str, Any] = {
        "transfers": {1: (car,)},
        "rooms": {"11": RoomMark("11", RoomState.CLEAN, "p", NOW)},
    }
    guest = stay(guest="M. Weber", room_number="11", vip=True)
    return house_of(stays=[guest], now=at, service=Standing(**{**given, **service}))


@pytest.mark.parametrize(("before", "rings"), [(61, 0), (60, 1), (5, 1)])
def test_a_room_rings_an_hour_before_its_guest(before: int, rings: int) -> None:
    found = list(not_ready(house(FOUR - timedelta(minutes=before))))
    assert [one.severity for one in found] == [Severity.P1] * rings


def test_a_ready_room_and_a_house_that_says_nothing_of_its_rooms_are_silent() -> None:
    ready = {"11": RoomMark("11", RoomState.INSPECTED, "p", NOW)}
    assert not list(not_ready(house(FOUR, rooms=ready)))
    assert not list(not_ready(house(FOUR, rooms={})))


def test_a_guest_without_a_room_rings() -> None:
    bare = house(FOUR)
    bare = replace(bare, stays=(replace(bare.stays[0], room_number=None),))
    assert [one.phrase.key for one in not_ready(bare)] == ["gm.no_room_soon"]


@pytest.mark.parametrize(
    ("state", "severity"),
    [
        (TransferState.WANTED, [Severity.P1]),
        (TransferState.ORDERED, [Severity.P2]),
        (TransferState.CONFIRMED, []),
        (TransferState.DONE, []),
        (TransferState.CANCELLED, []),
    ],
)
def test_a_car_rings_four_hours_before(state: TransferState, severity: list[Severity]) -> None:
    soon = house(FOUR - timedelta(hours=3), state)
    assert [one.severity for one in car_not_confirmed(soon)] == severity
    assert not list(car_not_confirmed(house(FOUR - timedelta(hours=5), state)))


def test_an_allergy_rings_until_the_kitchen_has_read_it() -> None:
    care = Care(1, "t", 1, CareKind.ALLERGY, "noix", "person:2", NOW, False, TODAY)
    assert [one.severity for one in unread_allergy(house(NOW, cares={1: (care,)}))] == [Severity.P1]
    read = replace(care, read_by="person:3", read_at=NOW)
    assert not list(unread_allergy(house(NOW, cares={1: (read,)})))
    wish = replace(care, kind=CareKind.PREFERENCE)
    assert not list(unread_allergy(house(NOW, cares={1: (wish,)})))


def test_a_late_declaration_rings_after_eight() -> None:
    eight = datetime(2026, 11, 23, 8, 0, tzinfo=CASABLANCA)
    assert not list(undeclared(house(eight - timedelta(minutes=1), undeclared=2)))
    assert [one.phrase.args["n"] for one in undeclared(house(eight, undeclared=2))] == [2]
    assert not list(undeclared(house(eight, undeclared=0)))
