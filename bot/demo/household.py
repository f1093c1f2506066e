"""Who works in the sample house, and what have they done there before nine?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from domain.consent.rights import Role
from domain.house.snapshot import Stay
from domain.property import Property
from domain.service.meal import UNSAID, MealKind, MealWish
from domain.service.room import RoomState
from domain.service.task import Area, Script
from domain.service.transfer import Point, TransferState, Way
from governance.office import Office
from governance.service.meals import note
from governance.service.planning import plan_today
from governance.service.rooms import mark_room, settle
from governance.service.tasks import show_tasks
from governance.service.transfer_sentence import TransferSaid
from governance.service.transfers import move, name_place, said
from store.consent.people import Member
from store.unit import Unit

HELPERS = (
    (3, "Fatima", Area.HOUSEKEEPING, Script.LATIN),
    (4, "Youssef", Area.DRIVER, Script.FRENCH),
    (5, "Khadija", Area.KITCHEN, Script.FRENCH),
)
AIRPORT = ("aéroport", Point(31.6069, -8.0363))  # Marrakech-Menara
LANDS = time(16, 20)  # as the sample VIP's own note has it
DINES = time(20)
CLEANED, INSPECTED = time(8, 10), time(8, 40)


async def before_nine(office: Office, property_id: str) -> None:
    """People with a trade; cars and rooms of today's VIPs by their taps; then the plan, and a task to each."""
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        today = office.clock().astimezone(hotel.zone).date()
        new = not await unit.tasks.helpers(today)
    if new:
        await hired(office, property_id)
    await settle(office, property_id)
    async with office.store.unit(property_id) as unit:
        operator = (await unit.people.members(Role.OPERATOR))[0]
        vips = [
            stay
            for stay in await unit.reservations.stays_between(today, today)
            if stay.vip and stay.check_in == today
        ]
        for stay in vips:
            await car(office, unit, operator, stay)
            await room(office, unit, operator, stay, hotel)
        await dinner(office, unit, operator, vips, today)
    await work_goes_on(office, property_id)


async def work_goes_on(office: Office, property_id: str) -> None:
    """The plan follows what was tapped, and whoever has nothing gets his next task."""
    await plan_today(office, property_id)
    await show_tasks(office, property_id)


async def hired(office: Office, property_id: str) -> None:
    """Three people of the house, each with a trade and what he reads."""
    async with office.store.hall() as hall:
        people = [await hall.upsert_person(number, name, "fr") for number, name, _, _ in HELPERS]
    async with office.store.unit(property_id) as unit:
        for person, (_, _, area, script) in zip(people, HELPERS, strict=True):
            await unit.people.add_member(person.id, Role.STAFF, office.clock())
            await unit.tasks.engage(person.id, area, script)
        operator = (await unit.people.members(Role.OPERATOR))[0]
        await name_place(office, unit, operator, *AIRPORT)


async def car(office: Office, unit: Unit, operator: Member, stay: Stay) -> None:
    """A car for him, unless somebody has seen to it."""
    if await unit.transfers.of([stay.reservation]):
        return
    wish = TransferSaid(stay.number, Way.ARRIVAL, LANDS, pick_up=AIRPORT[0], driver=HELPERS[1][1])
    await move(office, unit, operator, await said(office, unit, operator, wish), TransferState.ORDERED)


async def dinner(office: Office, unit: Unit, operator: Member, vips: Sequence[Stay], today: date) -> None:
    """Today's VIPs dine in the house, unless somebody has said otherwise."""
    said_before = {meal.wish.reservation for meal in await unit.meals.between(today, today)}
    for stay in vips:
        if stay.reservation not in said_before:
            wish = MealWish(stay.reservation, MealKind.DINNER, today, stay.people or UNSAID, DINES)
            await note(office, unit, operator, wish)


async def room(office: Office, unit: Unit, operator: Member, stay: Stay, hotel: Property) -> None:
    """His room, left early this morning if anybody slept there: cleaned by Fatima, inspected by the operator."""
    now, number = office.clock(), stay.room_number
    today = now.astimezone(hotel.zone).date()
    if number is None or number in (await unit.service.on(today, hotel.zone)).rooms:
        return
    cleaner = next(one for one in await unit.people.members(Role.STAFF) if one.person.name == HELPERS[0][1])

    def at(hour: time) -> Callable[[], datetime]:
        return lambda: min(now, datetime.combine(today, hour, hotel.zone))

    await mark_room(replace(office, clock=at(CLEANED)), unit, cleaner, number, RoomState.CLEAN)
    await mark_room(replace(office, clock=at(INSPECTED)), unit, operator, number, RoomState.INSPECTED)
