"""How is a meal noted, whose is it, and who sits at which table of a day?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.house.snapshot import Stay
from domain.nights import ONE_DAY
from domain.service.care import Care
from domain.service.meal import Meal, MealKind, MealWish, Sleeper, Table, eats, people_of, tables
from governance.office import Office
from governance.service.cares import for_kitchen, of_stays
from governance.service.meal_sentence import MealSaid
from governance.service.transfers import one_booking
from store.consent.people import Member
from store.unit import Unit

MOST = 60  # people at one table


@dataclass(frozen=True, slots=True)
class Meals:
    """The tables of a day, who is here, and what the kitchen has to mind for each booking."""

    day: date
    tables: Sequence[Table]
    stays: Sequence[Stay]
    said: Sequence[Meal]
    cares: Mapping[int, Sequence[Care]]

    def undecided(self, kind: MealKind) -> Sequence[Stay]:
        """Who sleeps here that night and of whom nobody has said whether he eats: one room a booking."""
        known = {one.reservation for one in self.tables if one.kind is kind}
        tonight = [stay for stay in self.stays if stay.check_in <= self.day < stay.check_out]
        return list({stay.reservation: stay for stay in tonight if stay.reservation not in known}.values())


def sleeper(stay: Stay) -> Sleeper:
    """A stay as the kitchen needs to know it."""
    return Sleeper(stay.reservation, stay.room_number, stay.check_in, stay.check_out, stay.people)


async def of_day(unit: Unit, day: date) -> Meals:
    """Who eats on this day."""
    stays = await unit.reservations.stays_between(day - ONE_DAY, day)
    said = await unit.meals.between(day, day)
    cares = {
        stay.reservation: [care for care in noted_of if for_kitchen(care)]
        for stay, noted_of in await of_stays(unit, stays)
    }
    found = tables((sleeper(stay) for stay in stays), said, day)
    return Meals(day, found, stays, said, cares)


async def noted(office: Office, unit: Unit, member: Member, told: MealSaid) -> MealWish:
    """What was said of a meal, added to what was known of it.

    Refusal: not his to say, nobody of that number or in that room, or nobody of them is here for that meal.
    """
    demand(member)
    hotel = await unit.property.get()
    today = office.clock().astimezone(hotel.zone).date()
    stays, day = await _whose(unit, told, today)
    here = [stay for stay in stays if eats(sleeper(stay), told.kind, day)]
    if not here:
        raise refuse("meal.not_here", day=day)
    reservation = here[0].reservation
    known = next(
        (meal for meal in await unit.meals.between(day, day) if _is(meal, reservation, told.kind)), None
    )
    before = known.wish if known and known.wish.people else None
    people = 0 if told.off else told.people or (before.people if before else people_of(map(sleeper, here)))
    at, words = (before.at, before.words) if before else (None, "")
    wish = MealWish(reservation, told.kind, day, people, told.at or at, told.words or words)
    return await note(office, unit, member, wish)


async def note(office: Office, unit: Unit, member: Member, wish: MealWish) -> MealWish:
    """Write it down, with one line of the journal that names nobody. Refusal: not his, or too many at a table."""
    demand(member)
    if not 0 <= wish.people <= MOST:
        raise refuse("meal.too_many", most=MOST)
    now, person = office.clock(), f"person:{member.person.id}"
    await unit.meals.put(wish, person, now)
    body = {
        "reservation": wish.reservation,
        "kind": wish.kind.value,
        "day": wish.day.isoformat(),
        "people": wish.people,
    }
    await unit.journal.append("meal.noted", f"reservation:{wish.reservation}", person, body, now)
    return wish


def demand(member: Member) -> None:
    """Refusal for whoever does not run the house."""
    if not may(member.role, Right.FILE):
        raise refuse("meal.not_yours")


async def _whose(unit: Unit, told: MealSaid, today: date) -> tuple[Sequence[Stay], date]:
    """The stays that are meant, and the day: as said, else today, or the first one of a stay that is to come."""
    if told.number is not None:
        reservation, booking = await one_booking(unit, told.number)
        day = told.day or max(today, booking.check_in + ONE_DAY * (told.kind is MealKind.BREAKFAST))
        stays = await unit.reservations.stays_between(day - ONE_DAY, day)
        return [stay for stay in stays if stay.reservation == reservation], day
    day = told.day or today
    stays = await unit.reservations.stays_between(day - ONE_DAY, day)
    mine = [stay for stay in stays if stay.room_number == told.room]
    if told.kind is not MealKind.BREAKFAST:  # of two on one day: who sleeps there that night
        mine = [stay for stay in mine if stay.check_in <= day < stay.check_out] or mine
    return mine, day


def _is(meal: Meal, reservation: int, kind: MealKind) -> bool:
    return meal.wish.reservation == reservation and meal.wish.kind is kind
