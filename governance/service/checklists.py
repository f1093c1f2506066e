"""How far is what is prepared for one VIP, from three days before he comes until he leaves?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import refuse
from domain.guests.playbook.checklists import Item, Lack, lacks
from domain.guests.playbook.house_rules import SETTING, playbook_of
from domain.house.snapshot import Stay
from domain.nights import Span
from domain.service.book import plan
from domain.service.checklist import Visit, steps_on
from domain.service.task import Task, TaskState, TaskWish
from domain.service.transfer import Way
from governance.office import Office
from governance.service.transfers import one_booking
from store.unit import Unit

BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One step: `task` is None until its day is planned."""

    wish: TaskWish
    task: Task | None


async def checklist_of(office: Office, unit: Unit, number: str) -> tuple[Stay, list[Prepared]]:
    """Every step of a VIP's stay in the order of its hours. Refusal: no such booking, or its guest is no VIP."""
    reservation, booking = await one_booking(unit, number)
    hotel = await unit.property.get()
    stays = await unit.reservations.stays_between(booking.check_in, booking.check_out)
    stay = next(one for one in stays if one.reservation == reservation)
    if not stay.vip:
        raise refuse("task.no_vip", number=number)
    hours = {
        one.wish.way: one.wish.at
        for one in await unit.transfers.of([reservation])
        if one.stands and one.wish.at
    }
    arrival, departure = hours.get(Way.ARRIVAL), hours.get(Way.DEPARTURE)
    visit = Visit(reservation, stay.room_number, stay.check_in, stay.check_out, arrival, departure)
    made = {task.wish.key: task for task in await unit.tasks.of_booking(reservation)}
    days = Span(stay.check_in - BEFORE, stay.check_out)
    wishes = [wish for day in days for wish in steps_on(visit, day, hotel.zone, plan())]
    found = [Prepared(wish, made.get(wish.key)) for wish in wishes]
    return stay, sorted(found, key=lambda one: one.wish.due)


async def lacking(unit: Unit, steps: Sequence[Prepared], now: datetime) -> tuple[Lack, ...]:
    """The rules of the playbook that a VIP's list breaks: what nobody planned, what is late."""
    book = playbook_of(await unit.settings.get(SETTING))
    items = [
        Item(one.wish.code, one.wish.due, one.task is not None and one.task.state is TaskState.DONE)
        for one in steps
    ]
    return lacks(items, book.of_checklists, now)
