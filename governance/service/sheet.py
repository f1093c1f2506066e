"""What does everybody need to know of one day, on one page and in one message?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from domain.house.snapshot import Stay
from domain.nights import ONE_DAY
from domain.property import Property
from domain.service.care import Care
from domain.service.meal import MealKind
from domain.service.room import RoomMark
from domain.service.task import Colleague, Task
from governance.office import Office, snapshot
from governance.service.cares import of_stays
from governance.service.meals import Meals, of_day
from governance.service.transfers import Car, coming
from store.unit import Unit

SENT_AT, UNTIL = time(19), time(22, 30)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One day: who comes, stays and leaves, the rooms, cars, meals and tasks."""

    hotel: Property
    day: date
    arrivals: Sequence[Stay]
    staying: Sequence[Stay]
    departures: Sequence[Stay]
    rooms: Mapping[str, RoomMark]
    out: Sequence[str]
    cars: Sequence[Car]
    cares: Sequence[tuple[Stay, Sequence[Care]]]
    meals: Meals
    tasks: Sequence[Task]
    hands: Sequence[Colleague]
    people: Mapping[str, str]

    @property
    def breakfasts(self) -> int:
        """How many eat in the morning; two a room where nobody said how many slept there."""
        return sum(table.people for table in self.meals.tables if table.kind is MealKind.BREAKFAST)


def by_room(stay: Stay) -> tuple[int, str]:
    """Room 2 before room 10; who has none last."""
    room = stay.room_number
    return (int(room) if room and room.isdecimal() else 10_000, room or "~")


async def sheet_of(office: Office, unit: Unit, day: date) -> Sheet:
    """The day as it is known now."""
    house = await snapshot(office, unit)
    stays = await unit.reservations.stays_between(day - ONE_DAY, day)
    arrivals = [stay for stay in stays if stay.check_in == day]
    staying = [stay for stay in stays if stay.check_in < day < stay.check_out]
    departures = [stay for stay in stays if stay.check_out == day]
    standing = await unit.service.on(day, house.hotel.zone)  # a night slept until then makes a room dirty
    return Sheet(
        house.hotel,
        day,
        sorted(arrivals, key=lambda stay: (not stay.vip, *by_room(stay))),
        sorted(staying, key=by_room),
        sorted(departures, key=by_room),
        standing.rooms,
        [room for room, night in standing.out if night == day],
        await coming(office, unit, day, day),
        await of_stays(unit, [*arrivals, *staying]),
        await of_day(unit, day),
        await unit.tasks.on(day),
        await unit.tasks.helpers(day),
        house.service.people,
    )
