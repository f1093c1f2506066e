"""How do the meals of a day look, and one of them with the taps on it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.consent.rights import Right, may
from domain.house.snapshot import Stay
from domain.nights import ONE_DAY
from domain.phrase import Phrase, say
from domain.service.meal import Meal, MealKind, Table, eaten, in_order, people_of
from governance.post.replies import Block, Button, Line, Reply, Tone
from governance.service.care_cards import KINDS as CARE_KINDS
from governance.service.meals import Meals, sleeper
from store.consent.people import Member

MEAL = "meal"
MOST = 8
KINDS: Mapping[MealKind, Phrase] = {
    MealKind.BREAKFAST: say("meal.breakfast"),
    MealKind.LUNCH: say("meal.lunch"),
    MealKind.DINNER: say("meal.dinner"),
}


def meals_list(meals: Meals, member: Member) -> Reply:
    """Meal by meal who eats and what is to be minded; taps say that somebody dines, or change what was said."""
    blocks = [Block((Line(say("meal.title", day=meals.day), bold=True),))]
    found = eaten(meals.tables)
    blocks += [Block(tuple(_meal(kind, found.get(kind, ()), meals))) for kind in MealKind]
    blocks.append(Block((Line(say("meal.how"), quiet=True),)))
    return Reply(tuple(blocks), tuple(_keys(meals)) if may(member.role, Right.FILE) else ())


def _meal(kind: MealKind, found: list[Table] | tuple[()], meals: Meals) -> Iterator[Line]:
    if not found:
        yield Line(say("meal.nobody", kind=KINDS[kind]), quiet=True)
        return
    people = sum(table.people for table in found)
    yield Line(say("meal.head", kind=KINDS[kind], n=people), bold=True)
    plain = [one for one in found if kind is MealKind.BREAKFAST and not tuple(table_parts(one, meals))[1:]]
    if plain:  # everybody's, as it always is: one line
        seats = (say("sheet.eater", room=", ".join(one.rooms) or "?", n=one.people) for one in plain)
        yield Line(say("join.item", item=say("join.commas", parts=tuple(seats))))
    for table in found:
        if table not in plain:
            yield Line(say("join.item", item=table_line(table, meals)))


def table_line(table: Table, meals: Meals) -> Phrase:
    """« ch. 7 · 2 personnes · 20:00 · tajine · Allergie : noix »"""
    return say("join.dots", parts=(rooms_of(table), *table_parts(table, meals)))


def rooms_of(table: Table) -> Phrase:
    """Its rooms, or that it has none yet."""
    if not table.rooms:
        return say("brief.room_unassigned")
    return say("brief.room_number", room=", ".join(table.rooms))


def table_parts(table: Table, meals: Meals) -> Iterator[Phrase]:
    """How many, when, what was asked for, what is to be minded."""
    yield say("count.people", n=table.people)
    if table.at is not None:
        yield say("meal.at", at=table.at)
    if table.words:
        yield say("text.words", words=table.words)
    for care in meals.cares.get(table.reservation, ()):
        yield say("care.row", kind=CARE_KINDS[care.kind], words=care.words)


def meal_card(meal: Meal, meals: Meals) -> Reply:
    """One meal: one more, one less, or they do not eat."""
    wish = meal.wish
    table = next(
        (one for one in meals.tables if (one.reservation, one.kind) == (wish.reservation, wish.kind)), None
    )
    if table is None:
        return Reply((Block((Line(say("meal.gone")),)),))
    head = say("meal.one", kind=KINDS[wish.kind], day=wish.day)
    told = table_line(table, meals) if wish.people else say("meal.not_eating", rooms=rooms_of(table))
    keys = [Button(say("button.meal_more"), f"{MEAL}:{meal.token}:more")]
    if wish.people:
        keys = [Button(say("button.meal_less"), f"{MEAL}:{meal.token}:less"), *keys]
    rows: list[tuple[Button, ...]] = [tuple(keys)]
    if wish.people:
        rows.append((Button(say("button.meal_off"), f"{MEAL}:{meal.token}:off", Tone.DANGER),))
    return Reply((Block((Line(head, bold=True), Line(told))),), tuple(rows))


def _keys(meals: Meals) -> Iterator[tuple[Button, ...]]:
    """Who might dine and has not said so, two a row; then what was said, to be changed."""
    asks = [
        Button(say("button.meal_dines", room=where(stay), n=count), dines(stay, meals, count))
        for stay in sorted(meals.undecided(MealKind.DINNER), key=lambda one: in_order(where(one)))[:MOST]
        for count in [people_of(sleeper(one) for one in meals.stays if one.reservation == stay.reservation)]
    ]
    changes = [
        Button(
            say("button.meal_change", kind=KINDS[one.wish.kind], room=_room(one, meals)),
            f"{MEAL}:{one.token}:show",
        )
        for one in meals.said[:MOST]
    ]
    for keys in (asks, changes):
        yield from (tuple(keys[n : n + 2]) for n in range(0, len(keys), 2))
    other = meals.day + ONE_DAY
    yield (Button(say("button.meal_day", day=other), f"{MEAL}:{other.isoformat()}:day"),)


def dines(stay: Stay, meals: Meals, people: int) -> str:
    """The tap that says so."""
    return f"{MEAL}:{stay.reservation}:{MealKind.DINNER.value}.{meals.day.isoformat()}.{people}"


def where(stay: Stay) -> str:
    """The room by which people call them, else their number."""
    return stay.room_number or stay.number


def _room(meal: Meal, meals: Meals) -> str:
    return next((where(one) for one in meals.stays if one.reservation == meal.wish.reservation), "?")
