"""How do the rooms stand, who has done how much, who is driven where, who eats, what is to be minded for whom?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from boardroom.sheets import face_or
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import Name, Phrase, say
from domain.service.care import Care
from domain.service.room import RoomState
from domain.service.task import Colleague, Task, TaskState
from domain.service.transfer import SECURED
from governance.day.brief.status import Level
from governance.post.replies import Button
from governance.service.care_cards import care_buttons, care_line
from governance.service.cares import of_stays
from governance.service.meal_cards import meals_list
from governance.service.meals import of_day
from governance.service.room_board import RoomBoard, RoomLine, room_board
from governance.service.room_cards import (
    STATES,
    choosing_buttons,
    counts,
    guests,
    room_card,
    take_button,
    waiting_lines,
)
from governance.service.task_cards import helper_line, task_line
from governance.service.transfer_cards import STATES as CAR_STATES
from governance.service.transfer_cards import car_card, car_row
from governance.service.transfers import AHEAD, Car, coming

LEVELS: Mapping[RoomState, Level] = {
    RoomState.DIRTY: Level.WARN,
    RoomState.CLEANING: Level.WARN,
    RoomState.CLEAN: Level.UNKNOWN,
    RoomState.INSPECTED: Level.GOOD,
    RoomState.OUT_OF_ORDER: Level.BAD,
}
Keys = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Room:
    """One room as a tile."""

    number: str
    kind: Phrase
    state: Phrase
    level: Level
    guests: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The tasks of somebody today: `told` says how many are done of how many."""

    told: Phrase
    done: int
    total: int
    tasks: tuple[Phrase, ...]


async def show(visit: Visit) -> Shown:
    """Rooms by type, stays that have none, the day's work, the week's cars, the day's meals, what guests need."""
    office, member = visit.lobby.office, visit.visitor.member
    async with office.store.reading(visit.visitor.property_id) as unit:
        board = await room_board(office, unit)
        today = board.today
        cars = await coming(office, unit, today, today + AHEAD)
        tasks, helpers = await unit.tasks.on(today), await unit.tasks.helpers(today)
        meals = meals_list(await of_day(unit, today), member)
        cares = await of_stays(unit, [stay for stay in board.house.stays if stay.released_at is None])
    return Shown(
        "house.html.j2",
        {
            "counts": tuple(counts(board)),
            "rooms": [tile(line) for line in board.rooms],
            "homeless": tuple(line.phrase for line in waiting_lines(board)) if board.waiting else (),
            "take": take_button(board, member),
            "choose": (choosing_buttons(board, member),),
            "days": [day_of(one, tasks) for one in helpers],
            "wrong": [task_line(one) for one in tasks if one.state is TaskState.PROBLEM],
            "loose": [task_line(one) for one in tasks if one.owner is None and one.open],
            "cars": [
                (car_row(car), CAR_STATES[car.transfer.state], secured(car), keys(visit, car)) for car in cars
            ],
            "meals": replace(meals, blocks=meals.blocks[:-1], buttons=()),  # read here, said on the phone
            "cares": [
                (stay.guest or stay.number, stay.room_number, [minded(visit, board, care) for care in noted])
                for stay, noted in cares
            ],
        },
    )


async def one(visit: Visit) -> Shown:
    """One room with what can be said of it."""
    office, number = visit.lobby.office, visit.request.path_params["what"]
    async with office.store.reading(visit.visitor.property_id) as unit:
        board = await room_board(office, unit)
    line = board.line(number)
    return face_or(visit, None if line is None else room_card(board, line, visit.visitor.member))


def tile(line: RoomLine) -> Room:
    """One room."""
    mark, kind = line.mark, say("page.name", name=Name(line.kind.name.by_language))
    state = say("room.unsaid") if mark is None else STATES[mark.state]
    level = Level.UNKNOWN if mark is None else LEVELS[mark.state]
    return Room(line.room, kind, state, level, tuple(guests(line)))


def day_of(helper: Colleague, tasks: Sequence[Task]) -> Day:
    """One person's work."""
    mine = [task for task in tasks if task.owner == helper.person]
    done = sum(task.state is TaskState.DONE for task in mine)
    return Day(helper_line(helper, tasks), done, len(mine), tuple(task_line(task) for task in mine))


def minded(visit: Visit, board: RoomBoard, care: Care) -> tuple[Phrase, bool, Keys]:
    """What is to be minded, whether the kitchen still has to read it, and the taps on it."""
    taps = tuple(care_buttons(care, visit.visitor.member))
    return care_line(care, board.people), care.unread, (taps,) if taps else ()


def secured(car: Car) -> Level:
    """Whether somebody has said that it will be there."""
    return Level.GOOD if car.transfer.state in SECURED else Level.WARN


def keys(visit: Visit, car: Car) -> Keys:
    """The steps that its transfer can take."""
    return car_card(car, visit.visitor.member).buttons


VIEW = View("maison", say("page.view_house"), "house", 60, show, one, rows=True)
