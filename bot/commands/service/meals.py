"""Who eats in the house on a day, and how is a meal said or changed?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.command import Caller, Command
from bot.commands.bookings.arrivals import day_of
from bot.commands.taps import Beside
from domain.consent.rights import Right, may
from domain.errors import Refusal
from domain.phrase import say
from domain.service.meal import MealKind, MealWish, eats
from governance.office import Office
from governance.post.replies import Reply
from governance.service import cares
from governance.service.meal_cards import meal_card, meals_list
from governance.service.meal_sentence import MealSaid, meal_from, parted
from governance.service.meals import note, noted, of_day, sleeper
from store.unit import Unit

_SAID = re.compile(r"(breakfast|lunch|dinner)\.(\d{4}-\d\d-\d\d)\.(\d{1,2})")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


async def meals(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Today's meals, or another day's; « 7 ; dîner demain ; 2 ; 20:00 ; allergie : noix » says one.

    Refusal: a part that means nothing, nobody in that room or of that number, or nobody there for that meal.
    """
    async with office.store.unit(caller.property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        try:
            day = day_of(words, today)
        except Refusal:
            said, minds = parted(words)
            rooms = {room for kind in hotel.room_types for room in kind.rooms}
            meal = meal_from(said, today, rooms)
            return await entered(office, unit, caller, meal, minds)
        return [meals_list(await of_day(unit, day), caller.member)]


async def entered(
    office: Office, unit: Unit, caller: Caller, meal: MealSaid, minds: Sequence[str] = ()
) -> Sequence[Reply]:
    """The meal is noted, with what is to be minded for them; the answer says what stands now."""
    wish = await noted(office, unit, caller.member, meal)
    if minds:
        booking = await unit.reservations.get(wish.reservation)
        if booking is not None:
            await cares.noted(office, unit, caller.member, " ; ".join((booking.number, *minds)))
    return await caller.heard(unit, office.clock(), await card(unit, wish))


async def card(unit: Unit, wish: MealWish) -> Reply:
    """That it is noted, with the taps that change it."""
    found = await of_day(unit, wish.day)
    mine = next(one for one in found.said if _same(one.wish, wish))
    return meal_card(mine, found)


async def on_meal(office: Office, caller: Caller, token: str, verb: str) -> Beside:
    """`meal:<token>:show|more|less|off`, `meal:<booking>:dinner.<day>.<n>` says one, `meal:<day>:day` lists."""
    if not may(caller.member.role, Right.READ):
        return Beside(alert=say("meal.not_yours"))
    async with office.store.unit(caller.property_id) as unit:
        if verb == "day" and _DAY.fullmatch(token):
            return Beside(meals_list(await of_day(unit, date.fromisoformat(token)), caller.member))
        wish = await _wish(unit, token, verb)
        if wish is None:
            return Beside(alert=say("error.unknown_card"))
        try:
            if verb != "show":
                await note(office, unit, caller.member, wish)
        except Refusal as refusal:  # raised before anything was written
            return Beside(alert=refusal.phrase)
        await caller.heard(unit, office.clock())
        return Beside(await card(unit, wish))


async def _wish(unit: Unit, token: str, verb: str) -> MealWish | None:
    """The meal as the tap wants it."""
    if token.isdecimal():
        hit = _SAID.fullmatch(verb)
        if hit is None:
            return None
        wish = MealWish(int(token), MealKind(hit[1]), date.fromisoformat(hit[2]), int(hit[3]))
        stays = (await of_day(unit, wish.day)).stays
        here = any(s.reservation == wish.reservation and eats(sleeper(s), wish.kind, wish.day) for s in stays)
        return wish if here else None
    meal = await unit.meals.by_token(token)
    steps = {"show": 0, "more": 1, "less": -1}
    if meal is None or verb not in {*steps, "off"}:
        return None
    people = 0 if verb == "off" else max(meal.wish.people + steps[verb], 0)
    return replace(meal.wish, people=people)


def _same(one: MealWish, other: MealWish) -> bool:
    return (one.reservation, one.kind, one.day) == (other.reservation, other.kind, other.day)


COMMANDS = (Command("repas", "meals", meals, what=say("command.repas"), want="do", rank=5),)
