"""Who eats in the house, when, and how many are they?"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

KEPT = timedelta(days=7)  # after its day nobody cooks it any more
UNSAID = 2  # how many eat where nobody said how many sleep there


class MealKind(enum.StrEnum):
    """Breakfast is everybody's unless somebody says otherwise; lunch and dinner are said."""

    BREAKFAST = "breakfast"
    LUNCH = "lunch"
    DINNER = "dinner"


@dataclass(frozen=True, slots=True)
class MealWish:
    """A meal of one booking on one day. `people` 0: they do not eat; `at` is local, None the house's usual hour."""

    reservation: int
    kind: MealKind
    day: date
    people: int
    at: time | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Meal:
    """A meal as its row says."""

    id: int
    token: str
    wish: MealWish
    by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Sleeper:
    """One room of one booking as the kitchen needs to know it."""

    reservation: int
    room: str | None
    check_in: date
    check_out: date
    people: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One booking at one meal: its rooms in the order of their numbers; `said`: somebody noted it."""

    kind: MealKind
    rooms: tuple[str, ...]
    people: int
    at: time | None
    words: str
    reservation: int
    said: bool = True


def eats(stay: Sleeper, kind: MealKind, day: date) -> bool:
    """Whether somebody of this stay can eat that meal here: breakfast after a night, the others on any day."""
    if kind is MealKind.BREAKFAST:
        return stay.check_in < day <= stay.check_out
    return stay.check_in <= day <= stay.check_out


def tables(stays: Iterable[Sleeper], meals: Iterable[Meal], day: date) -> list[Table]:
    """Every meal of the day by kind, hour and room: what was said, and the breakfasts of whoever slept here."""
    here: dict[int, list[Sleeper]] = {}
    for stay in stays:
        here.setdefault(stay.reservation, []).append(stay)
    said = {(meal.wish.reservation, meal.wish.kind): meal.wish for meal in meals if meal.wish.day == day}
    found = []
    for reservation, rooms in here.items():
        for kind in MealKind:
            eating = [stay for stay in rooms if eats(stay, kind, day)]
            wish = said.get((reservation, kind))
            if not eating or (wish is None and kind is not MealKind.BREAKFAST):
                continue
            people = people_of(eating) if wish is None else wish.people
            numbers = tuple(sorted((stay.room for stay in eating if stay.room), key=in_order))
            at, words = (wish.at, wish.words) if wish else (None, "")
            found.append(Table(kind, numbers, people, at, words, reservation, wish is not None))
    order = list(MealKind)
    return sorted(found, key=lambda one: (order.index(one.kind), one.at or time.max, first(one.rooms)))


def people_of(stays: Iterable[Sleeper]) -> int:
    """How many sleep in these rooms."""
    return sum(stay.people or UNSAID for stay in stays)


def eaten(found: Iterable[Table]) -> Mapping[MealKind, list[Table]]:
    """The tables at which somebody eats, by meal."""
    by_kind: dict[MealKind, list[Table]] = {}
    for one in found:
        if one.people:
            by_kind.setdefault(one.kind, []).append(one)
    return by_kind


def in_order(room: str) -> tuple[int, str]:
    """Room 2 before room 10, names after numbers."""
    return (int(room), "") if room.isdecimal() else (10_000, room)


def first(rooms: tuple[str, ...]) -> tuple[int, str]:
    """Where a table stands among others: by its first room; whoever has none comes last."""
    return in_order(rooms[0]) if rooms else (10_001, "")
