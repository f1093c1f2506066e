"""Is the day planned in its order, shared fairly, and readable by whoever cannot read?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.service.troubles import where
from domain.service.book import ISOLATE, kinds, plan, title, word
from domain.service.checklist import Visit, steps_on
from domain.service.housekeeping import Job, RoomDay, jobs, split
from domain.service.task import Area, Script, Task, TaskState, TaskWish
from domain.service.trouble import Trouble, TroubleKind, patterns
from tests.makers import CASABLANCA, NOW, TODAY

AT = datetime(2026, 11, 23, 16, 20, tzinfo=CASABLANCA)
THREE = time(15)


def planned(*rooms: RoomDay) -> list[tuple[str, str, str]]:
    found = jobs(rooms, TODAY, CASABLANCA, plan(), THREE)
    return [(job.room, job.code, f"{job.due.astimezone(CASABLANCA):%H:%M}") for job in found]


def test_vips_come_first_then_arrivals_departures_and_who_stays() -> None:
    assert planned(
        RoomDay("1", "double", stays=True, nights=2),
        RoomDay("2", "double", stays=True, nights=3),
        RoomDay("3", "double", leaves=True),
        RoomDay("4", "double", leaves=True, arrives=True),
        RoomDay("5", "double", leaves=True, arrives=True, vip=True, arrival=AT),
        RoomDay("6", "double", arrives=True, vip=True),
        RoomDay("7", "double", arrives=True, vip=True, ready=True),
        RoomDay("8", "double"),
    ) == [
        ("6", "clean_arrival", "12:00"),
        ("5", "clean_departure", "14:20"),
        ("4", "clean_departure", "15:00"),
        ("3", "clean_departure", "14:00"),
        ("1", "clean_stay", "14:00"),
        ("2", "change_linen", "14:00"),
    ]


def test_an_early_arrival_and_a_late_departure_move_the_hour() -> None:
    early = RoomDay("4", "double", arrives=True, arrival=AT.replace(hour=11, minute=0))
    late = RoomDay("3", "double", leaves=True, free_from=AT.replace(hour=17, minute=0))
    assert planned(early, late) == [("4", "clean_arrival", "10:00"), ("3", "clean_departure", "17:00")]


works = st.lists(
    st.builds(
        lambda room, minutes, rank: Job(str(room), "clean_stay", minutes, NOW, rank),
        st.integers(1, 40),
        st.sampled_from([20, 30, 45, 60, 75]),
        st.integers(0, 3),
    ),
    max_size=30,
    unique_by=lambda job: job.room,
)
crew = st.lists(st.sampled_from("ABCDE"), max_size=5, unique=True)


@given(works, crew)
def test_every_room_is_somebodys_and_the_shares_are_fair(todo: list[Job], people: list[str]) -> None:
    shares = split(todo, people, {}, {})
    assert set(shares) == ({job.room for job in todo} if people else set())
    load = {person: sum(j.minutes for j in todo if shares.get(j.room) == person) for person in people}
    if load:
        assert max(load.values()) - min(load.values()) <= 75, "no more than one room apart"


@given(works, st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=5, unique=True))
def test_who_falls_sick_gives_his_rooms_away_and_nobody_else_does(todo: list[Job], people: list[str]) -> None:
    before = split(todo, people, {}, {})
    after = split(todo, people[1:], before, {})
    assert all(after[room] == who for room, who in before.items() if who != people[0])
    assert people[0] not in after.values()


@pytest.mark.parametrize("script", list(Script))
@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_task_has_its_words_in_every_script_and_a_pictogram(code: str, script: Script) -> None:
    wish = TaskWish("k", TODAY, code, kinds()[code].area, NOW, 10, "7", n=4, what="noix")
    shown = title(Task(1, "t", wish, None, TaskState.TODO), script)
    assert shown
    assert "{" not in shown
    assert kinds()[code].sign
    if script is Script.ARABIC and "{room}" in kinds()[code].title["ary"]:
        assert f"{ISOLATE}7" in shown, "a number inside Arabic keeps its place"


@pytest.mark.parametrize("script", list(Script))
def test_every_word_of_a_card_is_there_in_every_script(script: Script) -> None:
    for name in ("done", "problem", "photo", "send_proof", "what", "told", "all_done"):
        assert word(name, script)
    for kind in TroubleKind:
        assert word(kind.value, script)


def test_a_vips_list_runs_from_three_days_before_to_the_farewell() -> None:
    visit = Visit(1, "7", TODAY, TODAY + timedelta(days=3), AT)
    found = {
        n: [
            (step.code, f"{step.due.astimezone(CASABLANCA):%H:%M}")
            for step in steps_on(visit, TODAY + timedelta(days=n), CASABLANCA, plan())
        ]
        for n in range(-4, 5)
    }
    assert found[-4] == found[1] == found[4] == []
    assert found[-3] == [("review_wishes", "10:00"), ("confirm_hour", "11:00")]
    assert found[0] == [
        ("amenity", "14:50"),
        ("host_at_door", "16:05"),
        ("welcome_tea", "16:30"),
        ("luggage", "16:50"),
    ]
    assert [code for code, _ in found[3]] == ["farewell"]
    assert {step.area for step in steps_on(visit, TODAY, CASABLANCA, plan())} == {
        Area.KITCHEN,
        Area.RECEPTION,
    }


def test_the_third_time_in_one_room_is_a_pattern() -> None:
    def leak(n: int, room: str, days: int) -> Trouble:
        return Trouble(n, str(n), TroubleKind.LEAK, room, "", "person:1", NOW - timedelta(days=days))

    two = [leak(1, "7", 3), leak(2, "7", 40), leak(3, "8", 1), leak(4, "7", 91)]
    assert patterns(two, NOW) == {}, "another room and a quarter ago do not count"
    three = [*two, leak(5, "7", 0)]
    assert patterns(three, NOW) == {("7", TroubleKind.LEAK): 3}
    assert (
        patterns([replace(one, kind=TroubleKind.NOISE) if one.id == 5 else one for one in three], NOW) == {}
    )


@pytest.mark.parametrize(
    ("said", "room", "words"),
    [
        ("7 sous le lavabo", "7", "sous le lavabo"),
        ("chambre 7 sous le lavabo", "7", "sous le lavabo"),
        ("dans la 7, sous le lavabo", "7", "sous le lavabo"),
        ("sous le lavabo ch. 7", "7", "sous le lavabo"),
        ("chambre 99", "99", ""),
        ("au bord de la piscine 7 chaises", None, "au bord de la piscine 7 chaises"),
        ("suite parentale", None, "suite parentale"),
    ],
)
def test_the_room_of_a_trouble_is_read_wherever_it_stands(said: str, room: str | None, words: str) -> None:
    assert where(said.split(), {"7", "12"}) == (room, words)
