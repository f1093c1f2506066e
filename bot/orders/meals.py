"""How is « la 7 dîne ce soir à 20 h » heard? Without a card: the meal is noted, and a tap changes it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command import Caller
from bot.commands.service.meals import entered
from bot.orders.heard import Heard
from bot.orders.reader import Reader, Taken
from domain.phrase import Phrase
from governance.office import Office
from governance.post.replies import Reply
from governance.service.meal_sentence import MealSaid, meal_from, parted, speaks_of_a_meal


def rooms_of(heard: Heard) -> frozenset[str]:
    """The numbers of the house's rooms."""
    return frozenset(room for kind in heard.hotel.room_types for room in kind.rooms)


async def noted(
    office: Office, caller: Caller, taken: Taken[MealSaid], notes: Sequence[Phrase]
) -> Sequence[Reply]:
    """The meal is noted, with what is to be minded at it."""
    minds = parted(taken.heard.text)[1]
    async with office.store.unit(caller.property_id) as unit:
        return await entered(office, unit, caller, taken.wish, minds)


MEALS = Reader(
    "meals",
    lambda heard: speaks_of_a_meal(heard.text, rooms_of(heard)),
    lambda heard: meal_from(parted(heard.text)[0], heard.today, rooms_of(heard)),
    noted,
    frozenset(("meal.not_understood", "meal.whose", "meal.which")),
)
