"""How does a task reach the one person who does it, get done with its proof, or become a problem?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.property import Property
from domain.service.book import kinds
from domain.service.room import RoomState
from domain.service.task import Area, Colleague, Task, TaskState
from domain.service.transfer import MOVES, Transfer, TransferState
from domain.service.trouble import Trouble, TroubleKind
from governance.office import Office
from governance.post.quiet import after_quiet_hours
from governance.post.telling import tell
from governance.service.rooms import mark_room
from governance.service.task_cards import TASK, ride_card, task_card
from governance.service.transfers import noted
from governance.service.troubles import report
from store.consent.people import Member
from store.unit import Unit

CLEANS = frozenset({"clean_departure", "clean_arrival", "change_linen", "clean_stay"})
DRIVES = frozenset({"drive_arrival", "drive_departure"})


async def show_tasks(office: Office, property_id: str) -> int:
    """To everybody who is there his next task, unless he has it; how many went out. Never in quiet hours."""
    now, sent = office.clock(), 0
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        if after_quiet_hours(now, hotel) != now:
            return 0
        day = now.astimezone(hotel.zone).date()
        for helper in await unit.tasks.helpers(day):
            if helper.present:
                sent += await show_next(unit, helper, hotel, now)
                await ask_for_rides(unit, helper, hotel, now)
    return sent


async def ask_for_rides(unit: Unit, helper: Colleague, hotel: Property, now: datetime) -> None:
    """The driver's word for every ride of today that is ordered, once for each hour, before its turn comes.

    A ride that was ordered anew since its card went out is asked about again.
    """
    if helper.area is not Area.DRIVER:
        return
    day, member = now.astimezone(hotel.zone).date(), await _member(unit, helper)
    for task in await unit.tasks.on(day):
        if member is None or task.owner != helper.person or task.state is not TaskState.TODO:
            continue
        car = await _car(unit, task)
        if car is None or car.state is not TransferState.ORDERED:
            continue
        if task.shown_at is None or task.shown_at < car.changed_at:
            dedupe = f"ride:{task.id}:{task.wish.due.isoformat()}"
            await tell(unit, [member], ride_card(task, helper, hotel.zone), dedupe, now)


async def to_confirm(unit: Unit, task: Task) -> bool:
    """Whether it is a ride whose car is ordered and which its driver has not confirmed."""
    car = await _car(unit, task)
    return car is not None and car.state is TransferState.ORDERED


async def show_next(unit: Unit, helper: Colleague, hotel: Property, now: datetime) -> bool:
    """His first open task, once; one task a message, one at a time."""
    day = now.astimezone(hotel.zone).date()
    mine = [task for task in await unit.tasks.on(day) if task.owner == helper.person]
    todo = [task for task in mine if task.state is TaskState.TODO]
    if not todo or todo[0].shown_at is not None:
        return False
    member = await _member(unit, helper)
    if member is None:
        return False
    done = sum(task.state is TaskState.DONE for task in mine)
    first = await to_confirm(unit, todo[0])
    card = task_card(todo[0], helper, done, len(mine), hotel.zone, to_confirm=first)
    dedupe = f"task:{todo[0].id}:{now.isoformat()}"
    await tell(unit, [member], card, dedupe, now, subject=f"{TASK}:{todo[0].token}")
    await unit.tasks.shown(todo[0], now)
    return True


async def _member(unit: Unit, helper: Colleague) -> Member | None:
    return await unit.people.member(int(helper.person.removeprefix("person:")))


async def helper_of(unit: Unit, member: Member, hotel: Property, now: datetime) -> Colleague | None:
    """The trade of this member; None for whoever has none."""
    day = now.astimezone(hotel.zone).date()
    person = f"person:{member.person.id}"
    return next((one for one in await unit.tasks.helpers(day) if one.person == person), None)


def demand(member: Member, task: Task) -> None:
    """Refusal for anybody but its owner and whoever runs the house."""
    mine = task.owner == f"person:{member.person.id}"
    if not (mine and may(member.role, Right.SERVE)) and not may(member.role, Right.FILE):
        raise refuse("task.not_yours")


def photo_wanted(task: Task) -> bool:
    """Whether it is not done before a photo shows it."""
    return kinds()[task.wish.code].proof == "photo" and task.proof is None


async def done(office: Office, unit: Unit, member: Member, task: Task, proof: str | None = None) -> bool:
    """It is done, and what follows from it: a room is clean or inspected, an allergy was read.

    False when it was already. Refusal: not his, or a photo is wanted first.
    """
    demand(member, task)
    if not task.open:
        return False
    if proof is None and photo_wanted(task):
        raise refuse("task.photo_first")
    now, person = office.clock(), f"person:{member.person.id}"
    wish = task.wish
    if wish.code in CLEANS and wish.room is not None:
        await mark_room(office, unit, member, wish.room, RoomState.CLEAN, proof)
    if wish.code == "inspect" and wish.room is not None:
        await mark_room(office, unit, member, wish.room, RoomState.INSPECTED, proof)
    if wish.code == "read_care":
        await _read_care(unit, task, person, now)
    if wish.code in DRIVES:
        await _driven(unit, task, person, now)
    if not await unit.tasks.move(task, TaskState.DONE, person, now, proof):
        return False
    body = {"task": task.id, "code": wish.code, "room": wish.room}
    await unit.journal.append("task.done", f"task:{task.id}", person, body, now)
    return True


async def confirm(office: Office, unit: Unit, member: Member, task: Task) -> bool:
    """The driver will be there; False when there is nothing to confirm any more. Refusal: not his ride."""
    demand(member, task)
    car = await _car(unit, task)
    if car is None or car.state is not TransferState.ORDERED:
        return False
    now, person = office.clock(), f"person:{member.person.id}"
    if not await unit.transfers.change(car, car.wish, TransferState.CONFIRMED, person, now):
        return False
    await noted(unit, replace(car, state=TransferState.CONFIRMED), person, now)
    return True


async def problem(office: Office, unit: Unit, member: Member, task: Task, kind: TroubleKind) -> Trouble:
    """Something is wrong: whoever runs the house is told at once, and the next task comes. Refusal: not his."""
    demand(member, task)
    now = office.clock()
    trouble = await report(office, unit, member, kind, task.wish.room, "")
    if task.state is TaskState.TODO:
        await unit.tasks.move(task, TaskState.PROBLEM, f"person:{member.person.id}", now)
    return trouble


async def _read_care(unit: Unit, task: Task, person: str, now: datetime) -> None:
    number = int(task.wish.key.removeprefix("care:"))
    care = await unit.cares.get(number)
    if care is not None:
        await unit.cares.read(care, person, now)


async def _driven(unit: Unit, task: Task, person: str, now: datetime) -> None:
    """The ride is over, whoever had ordered the car."""
    car = await _car(unit, task)
    if car is None or TransferState.DONE not in MOVES[car.state]:
        return
    if await unit.transfers.change(car, car.wish, TransferState.DONE, person, now):
        await noted(unit, replace(car, state=TransferState.DONE), person, now)


async def _car(unit: Unit, task: Task) -> Transfer | None:
    """The transfer that a ride drives; None for any other task."""
    if task.wish.code not in DRIVES:
        return None
    return await unit.transfers.get(int(task.wish.key.removeprefix("drive:")))
