"""How does the plan of a day come about, and how does it follow late departures, early arrivals and sick people?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY
from domain.service.book import Plan, kinds, plan
from domain.service.checklist import Visit, steps_on
from domain.service.housekeeping import Job, RoomDay, jobs, split
from domain.service.room import RoomState
from domain.service.task import Area, Colleague, Task, TaskState, TaskWish
from domain.service.transfer import Transfer, Way
from governance.office import Office, snapshot
from governance.service.cares import for_kitchen
from governance.service.cooking import cooking
from governance.service.meals import of_day
from governance.service.transfers import coming
from store.unit import Unit

CLEANING = "clean:"
HORIZON = timedelta(days=4)  # the checklist begins three days before an arrival
LATE = "late:"  # the setting that holds a day's late departures, room → hour
EARLIEST = time(5)


async def plan_today(office: Office, property_id: str) -> bool:
    """Make or mend today's plan from five in the morning on; True when it was made. Safe at any time, and twice."""
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        local = office.clock().astimezone(hotel.zone)
        if local.time() < EARLIEST or not await unit.tasks.helpers(local.date()):
            return False
        await plan_day(office, unit)
        return True


async def plan_day(office: Office, unit: Unit) -> None:
    """What is to be done today and by whom; what somebody has done, or has begun to look at, stays his."""
    house = await snapshot(office, unit)
    day, now = house.today, office.clock()
    helpers = [one for one in await unit.tasks.helpers(day) if one.present]
    todo = await cleaning(unit, house)
    wishes = [_wish(job, day) for job in todo]
    wishes += await beside(office, unit, house)
    await unit.tasks.put(wishes)
    wanted = {wish.key for wish in wishes}
    tasks = await unit.tasks.on(day)
    for task in tasks:
        if task.wish.key not in wanted and task.open:
            await unit.tasks.move(task, TaskState.DROPPED, None, now)
    await hand_out([task for task in tasks if task.wish.key in wanted], todo, helpers, unit)


async def hand_out(
    tasks: Sequence[Task], todo: Sequence[Job], helpers: Sequence[Colleague], unit: Unit
) -> None:
    """Each open task to somebody of its trade who is there: rooms in fair shares, the rest to whoever has least."""
    for area in Area:
        people = [one.person for one in helpers if one.area is area]
        mine = [task for task in tasks if task.wish.area is area]
        rooms = {task.wish.room: task for task in mine if task.wish.key.startswith(CLEANING) and task.open}
        kept = {room: task.owner for room, task in rooms.items() if room and task.owner}
        loads = {
            p: sum(t.wish.minutes for t in mine if t.owner == p and t.wish.room not in rooms) for p in people
        }
        shares = split([job for job in todo if job.room in rooms], people, kept, loads)
        for task in mine:
            if not task.open:
                continue
            if task.wish.key.startswith(CLEANING):
                owner = shares.get(task.wish.room or "")
            elif task.owner in people:
                continue
            else:
                owner = await _least(task, people, loads, unit)
            if owner != task.owner:
                await unit.tasks.give(task, owner)


async def _least(task: Task, people: Sequence[str], loads: dict[str, int], unit: Unit) -> str | None:
    """Whoever has least to do; an inspection never to the cleaner of the room."""
    able = list(people)
    if task.wish.code == "inspect":
        mark = (await unit.room_marks.last()).get(task.wish.room or "")
        able = [one for one in people if mark is None or one != mark.cleaner]
    if not able:
        return None
    person = min(able, key=lambda one: loads.get(one, 0))
    loads[person] = loads.get(person, 0) + task.wish.minutes
    return person


async def cleaning(unit: Unit, house: House) -> list[Job]:
    """The rooms to do today."""
    late = (await unit.settings.all()).get(f"{LATE}{house.today}") or {}
    return jobs(
        list(room_days(house, late)), house.today, house.hotel.zone, plan(), check_in_of(house, plan())
    )


def check_in_of(house: House, rules: Plan) -> time:
    """From which hour guests are usually let in."""
    return house.hotel.check_in or rules.check_in


def room_days(house: House, late: Mapping[str, str]) -> Iterator[RoomDay]:
    """Every room as today asks of it; a closed or out-of-order one is nobody's work here."""
    leaving = {stay.room_number for stay in house.departures}
    tonight = {stay.room_number: stay for stay in house.in_house if stay.room_number}
    for kind in house.sellable:
        for room in kind.rooms:
            mark, stay = house.service.rooms.get(room), tonight.get(room)
            if (room, house.today) in house.service.out or (mark and mark.state is RoomState.OUT_OF_ORDER):
                continue
            arrives = stay is not None and stay.check_in == house.today
            clean = mark is not None and mark.state in {RoomState.CLEAN, RoomState.INSPECTED}
            yield RoomDay(
                room,
                kind.code,
                leaves=room in leaving,
                arrives=arrives,
                stays=stay is not None and not arrives and not (clean and _said_today(house, room)),
                vip=stay is not None and stay.vip,
                ready=clean,
                arrival=hour_of(house, stay.reservation, Way.ARRIVAL) if stay else None,
                free_from=_at(house, late[room]) if room in late else None,
                nights=(house.today - stay.check_in).days if stay else 0,
                reservation=stay.reservation if stay else None,
            )


def hour_of(house: House, reservation: int, way: Way) -> datetime | None:
    """The instant of a booking's transfer, where somebody told it."""
    known: list[Transfer] = [one for one in house.service.cars(reservation, way) if one.wish.at]
    return known[0].wish.at if known else None


async def beside(office: Office, unit: Unit, house: House) -> list[TaskWish]:
    """Everything but the rooms: inspections, VIPs, cars, meals, what the kitchen must read, the rounds."""
    day, rules = house.today, plan()
    zone = house.hotel.zone
    found = [*inspections(house), *rounds(house, rules)]
    stays = await unit.reservations.stays_between(day - ONE_DAY, day + HORIZON)
    known = await unit.transfers.of(list({stay.reservation for stay in stays}))
    hours = {(one.reservation, one.wish.way): one.wish.at for one in known if one.stands and one.wish.at}
    for stay in _first_rooms(stays):
        if stay.vip:
            arrival = hours.get((stay.reservation, Way.ARRIVAL))
            departure = hours.get((stay.reservation, Way.DEPARTURE))
            visit = Visit(
                stay.reservation, stay.room_number, stay.check_in, stay.check_out, arrival, departure
            )
            found += steps_on(visit, day, zone, rules)
    for car in await coming(office, unit, day, day):
        wish = car.transfer.wish
        code = "drive_arrival" if wish.way is Way.ARRIVAL else "drive_departure"
        whom = f"{car.guest} ({car.people})" if car.people else car.guest
        told = [whom, wish.flight, wish.pick_up, car.point.link if car.point else None]
        due = wish.at or _at(house, "12:00")
        words = ", ".join(part for part in told if part)
        found.append(_task(f"drive:{car.transfer.id}", day, code, due, what=words))
    found += cooking(house, await of_day(unit, day))
    for stay in _first_rooms(stays):
        if not stay.check_in <= day <= stay.check_out:
            continue
        for care in await unit.cares.of([stay.reservation]):
            if for_kitchen(care) and care.read_by is None:
                due = _at(house, rules.begins.isoformat())
                found.append(
                    _task(f"care:{care.id}", day, "read_care", due, room=stay.room_number, what=care.words)
                )
    return found


def inspections(house: House) -> Iterator[TaskWish]:
    """Rooms that are clean and wait for another pair of eyes before their guest comes today."""
    for stay in house.arrivals:
        mark = house.service.rooms.get(stay.room_number or "")
        if mark is not None and mark.state is RoomState.CLEAN:
            arrival = hour_of(house, stay.reservation, Way.ARRIVAL)
            due = (arrival or _at(house, "14:00")) - timedelta(hours=1)
            key = f"inspect:{house.today}:{mark.room}"
            yield _task(key, house.today, "inspect", due, room=mark.room)


def rounds(house: House, rules: Plan) -> Iterator[TaskWish]:
    """What is done every day."""
    for code, at in rules.rounds:
        yield _task(f"{code}:{house.today}", house.today, code, _at(house, at.isoformat()))


def _first_rooms(stays: Sequence[Stay]) -> list[Stay]:
    """One stay a booking."""
    return list({stay.reservation: stay for stay in reversed(stays)}.values())


def _said_today(house: House, room: str) -> bool:
    mark = house.service.rooms[room]
    return mark.at.astimezone(house.hotel.zone).date() == house.today


def _at(house: House, hour: str) -> datetime:
    return datetime.combine(house.today, time.fromisoformat(hour), house.hotel.zone)


def _wish(job: Job, day: date) -> TaskWish:
    return TaskWish(
        f"{CLEANING}{day}:{job.room}",
        day,
        job.code,
        kinds()[job.code].area,
        job.due,
        job.minutes,
        job.room,
    )


def _task(
    key: str,
    day: date,
    code: str,
    due: datetime,
    *,
    room: str | None = None,
    what: str = "",
) -> TaskWish:
    kind = kinds()[code]
    return TaskWish(key, day, code, kind.area, due, kind.minutes, room, what=what)
