"""Who sits at which table of a day, by what was said and who slept here?"""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from domain.errors import Refusal
from domain.service.meal import Meal, MealKind, MealWish, Sleeper, eaten, eats, tables
from governance.service.meal_sentence import meal_from, parted, speaks_of_a_meal
from tests.makers import NOW, TODAY

DAY = timedelta(days=1)
STAYS = [
    Sleeper(1, "10", TODAY - DAY, TODAY + DAY, 2),
    Sleeper(2, "2", TODAY, TODAY + DAY),
    Sleeper(3, "7", TODAY - 2 * DAY, TODAY, 3),
    Sleeper(1, "9", TODAY - DAY, TODAY + DAY, 1),
]


def said(reservation: int, kind: MealKind, people: int, at: time | None = None, day: date = TODAY) -> Meal:
    return Meal(reservation, "t", MealWish(reservation, kind, day, people, at), "person:1", NOW)


def test_breakfast_is_everybodys_and_dinner_whoevers_asked() -> None:
    found = tables(STAYS, [said(2, MealKind.DINNER, 4), said(1, MealKind.DINNER, 2, day=TODAY + DAY)], TODAY)
    assert [(one.kind, one.rooms, one.people, one.said) for one in found] == [
        (MealKind.BREAKFAST, ("7",), 3, False),
        (MealKind.BREAKFAST, ("9", "10"), 3, False),  # both rooms of one booking at one table
        (MealKind.DINNER, ("2",), 4, True),
    ]


def test_who_does_not_eat_takes_no_cover_and_early_comes_first() -> None:
    off = [said(3, MealKind.BREAKFAST, 0), said(1, MealKind.BREAKFAST, 1, time(5, 30))]
    early = said(2, MealKind.DINNER, 2, time(19))
    found = tables(STAYS, [*off, early, said(1, MealKind.DINNER, 1, time(18))], TODAY)
    assert {kind: [one.people for one in at] for kind, at in eaten(found).items()} == {
        MealKind.BREAKFAST: [1],
        MealKind.DINNER: [1, 2],
    }
    gone = said(9, MealKind.DINNER, 2)
    assert tables(STAYS, [gone], TODAY) == tables(STAYS, [], TODAY), (
        "a booking that left the day eats nothing"
    )


def test_nobody_breakfasts_before_his_first_night_or_after_his_last_day() -> None:
    guest = STAYS[1]
    assert [eats(guest, MealKind.BREAKFAST, TODAY + n * DAY) for n in (-1, 0, 1, 2)] == [
        False,
        False,
        True,
        False,
    ]
    assert [eats(guest, MealKind.DINNER, TODAY + n * DAY) for n in (-1, 0, 1, 2)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("7 ; demain", "meal.which"),
        ("dîner demain", "meal.whose"),
        ("7 ; dîner ; banane", "meal.not_understood"),
        ("7 ; dîner ; 20:00 ; 3 personnes ; 2 personnes", "meal.twice"),
        ("7 ; dîner " + "x" * 200, "meal.not_understood"),
    ],
)
def test_what_is_open_is_asked(words: str, asked: str) -> None:
    with pytest.raises(Refusal, match=asked):
        meal_from(words, TODAY, {"7", "2"})


@pytest.mark.parametrize(
    ("words", "said", "minds"),
    [
        ("7 ; dîner ; allergie : noix, lait", "7 ; dîner", ["allergie : noix, lait"]),
        ("la 7 dîne ce soir, allergie aux noix", "la 7 dîne ce soir", ["allergie : aux noix"]),
        ("7 ; régime végétarien ; dîner", "7 ; dîner", ["régime : végétarien"]),
        ("room 7 dines tonight, allergy: nuts", "room 7 dines tonight", ["allergy : nuts"]),
        ("la 7 dîne, allergie noix, 2 personnes", "la 7 dîne, allergie noix, 2 personnes", []),
        ("7 ; dîner ; allergie : E102", "7 ; dîner", ["allergie : E102"]),
        ("la 7 dîne, allergie ?", "la 7 dîne, allergie ?", []),
    ],
)
def test_what_is_to_be_minded_is_taken_out_of_the_sentence(words: str, said: str, minds: list[str]) -> None:
    assert parted(words) == (said, minds)


def test_a_bare_number_is_a_room_first_and_then_people() -> None:
    told = meal_from("7 ; dîner ; 2", TODAY, {"7", "2"})
    assert (told.room, told.people) == ("7", 2)
    told = meal_from("R7 ; dîner ; 2", TODAY, {"7", "2"})
    assert (told.number, told.room, told.people) == ("R7", None, 2)
    assert not speaks_of_a_meal("dîner du personnel vendredi", {"7", "2"})
