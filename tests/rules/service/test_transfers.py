"""Is every word about a car accounted for, and the golden sentence said exactly when it is true?"""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.words.phrases import Words
from domain.day.figures import morning as morning_of
from domain.errors import Refusal
from domain.house.snapshot import House
from domain.service.care import CareKind, kept_until
from domain.service.room import RoomMark, RoomState
from domain.service.standing import Standing
from domain.service.transfer import Point, Transfer, TransferState, TransferWish, Way, as_point
from governance.day.brief.guests import guests
from governance.service.transfer_sentence import TransferSaid, transfer_from
from tests.makers import CASABLANCA, NOW, TODAY, house_of, stay

FR = Words("fr", CASABLANCA, TODAY)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("R1 16:20", TransferSaid("R1", at=time(16, 20))),
        ("R1 ; vol AT 555 ; 16h20", TransferSaid("R1", at=time(16, 20), flight="AT 555")),
        ("R1, flight LH1234, at 9h", TransferSaid("R1", at=time(9), flight="LH1234")),
        ("R1 ; départ ; 05:30", TransferSaid("R1", Way.DEPARTURE, time(5, 30))),
        ("R1 ; arrivée ; demain", TransferSaid("R1", Way.ARRIVAL, day=TOMORROW)),
        (
            "R1 ; prise en charge aéroport Ménara ; chauffeur Hassan",
            TransferSaid("R1", pick_up="aéroport Ménara", driver="Hassan"),
        ),
    ],
)
def test_what_is_said_of_a_car(words: str, means: TransferSaid) -> None:
    assert transfer_from(words, TODAY) == means


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("", "transfer.which"),
        ("R1 ; peut-être", "transfer.part_unread"),
        ("R1 ; 25:00", "transfer.part_unread"),
        ("R1 ; 16:20 ; 17:00", "transfer.twice"),
        ("R1 ; chauffeur " + "x" * 99, "transfer.part_unread"),
    ],
)
def test_what_cannot_be_read_is_named(words: str, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        transfer_from(words, TODAY)


def test_a_map_link_is_made_of_two_numbers() -> None:
    assert as_point("31.6295, -7.9811") == Point(31.6295, -7.9811)
    assert Point(31.6295, -7.9811).link == "https://maps.google.com/?q=31.62950,-7.98110"
    for wrong in ("https://evil.example", "91,0", "1", "a,b", "1,2,3"):
        assert as_point(wrong) is None


@pytest.mark.parametrize(
    ("kind", "consent", "days"),
    [
        (CareKind.ALLERGY, True, 7),
        (CareKind.DIET, True, 7),
        (CareKind.PREFERENCE, False, 7),
        (CareKind.PREFERENCE, True, 3 * 365),
        (CareKind.OCCASION, True, 3 * 365),
    ],
)
def test_health_is_kept_for_one_stay_and_wishes_longer_only_by_consent(
    kind: CareKind, consent: bool, days: int
) -> None:
    assert kept_until(kind, TODAY, consent=consent) == TODAY + timedelta(days=days)


def golden() -> House:
    """Three VIPs in inspected rooms, one of whom wanted a car that is ordered."""
    rooms = ("7", "11", "12")
    types = ("quadruple", "junior-suite", "presidential-suite")
    vips = [
        stay(code, number=f"R{n}", reservation=n, vip=True, room_number=room, guest=f"VIP {n}")
        for n, (room, code) in enumerate(zip(rooms, types, strict=True), 1)
    ]
    marks = {room: RoomMark(room, RoomState.INSPECTED, "person:2", NOW, "person:1") for room in rooms}
    car = Transfer(1, "t", 1, TransferWish(Way.ARRIVAL, NOW), TransferState.ORDERED, "person:2", NOW)
    return house_of(stays=vips, service=Standing(marks, transfers={1: (car,)}, people={"person:2": "Omar"}))


def first_line(house: House) -> str:
    lines = list(guests(house, morning_of(house), []))
    return FR.plain(lines[0].phrase)


def test_the_sentence_of_the_golden_path_word_for_word() -> None:
    assert first_line(golden()) == "3 arrivées VIP, chambres prêtes, voiture commandée"


def lacking() -> list[tuple[str, House]]:
    house = golden()
    service = house.service
    car = service.transfers[1][0]
    dirty = {**service.rooms, "7": replace(service.rooms["7"], state=RoomState.CLEAN)}
    unsaid = {room: mark for room, mark in service.rooms.items() if room != "12"}
    wanted = {1: (replace(car, state=TransferState.WANTED),)}
    twice = [house.stays[0], replace(house.stays[1], room_number="7"), house.stays[2]]
    return [
        ("a room is only clean", replace(house, service=replace(service, rooms=dirty))),
        ("nobody said anything of a room", replace(house, service=replace(service, rooms=unsaid))),
        ("a car is not ordered", replace(house, service=replace(service, transfers=wanted))),
        ("two guests stand on one room", replace(house, stays=tuple(twice))),
    ]


@pytest.mark.parametrize(("why", "house"), lacking(), ids=[why for why, _ in lacking()])
def test_it_is_not_said_otherwise(why: str, house: House) -> None:
    assert "prêtes" not in first_line(house), why


def test_without_a_car_none_is_claimed_and_a_cancelled_one_counts_for_nothing() -> None:
    house = golden()
    car = replace(house.service.transfers[1][0], state=TransferState.CANCELLED)
    for transfers in ({}, {1: (car,)}):
        told = replace(house, service=replace(house.service, transfers=transfers))
        assert first_line(told) == "3 arrivées VIP, chambres prêtes"
