"""What does the kitchen cook today, for how many, and what must it mind?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from domain.house.snapshot import House
from domain.service.book import kinds, plan
from domain.service.meal import MealKind, Table, eaten
from domain.service.task import TaskWish
from governance.service.meals import Meals

MIND = "⚠️"  # whoever reads nothing sees it


def cooking(house: House, meals: Meals) -> Iterator[TaskWish]:
    """A task a meal: how many, then room by room with its hour and what is to be minded. No guest is named."""
    for kind, found in eaten(meals.tables).items():
        hours = [table.at or usual_hour(kind) for table in found]
        due, told = datetime.combine(house.today, min(hours), house.hotel.zone), found
        if kind is MealKind.BREAKFAST:  # everybody's, so only what is unlike the others is told
            due = min(due, datetime.combine(house.today, usual_hour(kind), house.hotel.zone))
            told = [table for table in found if table.at or table.words or minded(table, meals)]
        else:
            due -= timedelta(minutes=plan().cooking)
        task, people = kinds()[kind.value], sum(table.people for table in found)
        what = " · ".join(table_words(table, meals) for table in told)
        key = f"{kind.value}:{house.today}"
        yield TaskWish(key, house.today, task.code, task.area, due, task.minutes, n=people, what=what)


def usual_hour(kind: MealKind) -> time:
    """When the house serves it to whoever has not said an hour."""
    rules = plan()
    return {
        MealKind.BREAKFAST: rules.breakfast_at,
        MealKind.LUNCH: rules.lunch_at,
        MealKind.DINNER: rules.dinner_at,
    }[kind]


def table_words(table: Table, meals: Meals) -> str:
    """« 7 : 2, 20:00, tajine ⚠️ noix »: numbers, and words that somebody of the house wrote."""
    parts = [str(table.people), table.at.isoformat("minutes") if table.at else "", table.words]
    said = f"{', '.join(table.rooms) or '?'} : {', '.join(part for part in parts if part)}"
    mind = minded(table, meals)
    return f"{said} {MIND} {', '.join(mind)}" if mind else said


def minded(table: Table, meals: Meals) -> list[str]:
    """Allergies, diets and occasions of whoever eats there."""
    return [care.words for care in meals.cares.get(table.reservation, ())]
