"""Which queries of the service could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.nights import Span
from domain.service.care import Care, CareKind
from domain.service.legal import Declaration
from domain.service.meal import MealKind, MealWish
from domain.service.room import RoomMark, RoomState
from domain.service.task import Area, Script, Task, TaskState, TaskWish
from domain.service.transfer import Transfer, TransferState, TransferWish, Way
from domain.service.trouble import Trouble, TroubleKind
from tests.makers import CASABLANCA, NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_PLACE = (THEIR_ID, 1)
_MARK = RoomMark(THEIRS, RoomState.CLEAN, "mine", NOW)

_WISH = TransferWish(Way.ARRIVAL)
_CAR = Transfer(THEIR_ID, THEIRS, THEIR_ID, _WISH, TransferState.WANTED, "mine", NOW)
_MEAL = MealWish(77, MealKind.DINNER, TODAY, 2)
_CARE = Care(THEIR_ID, THEIRS, THEIR_ID, CareKind.DIET, "mine", "mine", NOW, False, TODAY)

_TASK = Task(
    THEIR_ID,
    THEIRS,
    TaskWish("mine", TODAY, "inspect", Area.KITCHEN, NOW, 1),
    None,
    TaskState.TODO,
)
_TROUBLE = Trouble(THEIR_ID, THEIRS, TroubleKind.LEAK, None, "mine", "mine", NOW)

READS: dict[str, tuple[Any, ...]] = {
    "cares.by_token": (THEIRS[:32],),
    "cares.get": (THEIR_ID,),
    "cares.of": ([THEIR_ID],),
    "cares.remembered": ([THEIR_ID],),
    "legal.confirmed": (),
    "legal.declared": ([THEIR_ID],),
    "legal.papers": (),
    "legal.parties": (Span(TODAY, TODAY),),
    "legal.undeclared": (TODAY,),
    "meals.between": (TODAY, TODAY),
    "meals.by_token": (THEIRS[:32],),
    "room_marks.last": (),
    "room_nights.astray": (TODAY,),
    "room_nights.between": (TODAY, TODAY),
    "room_nights.slept": (TODAY, TODAY),
    "room_nights.unplaced": (TODAY, TODAY + timedelta(days=1)),
    "service.on": (TODAY, CASABLANCA),
    "service.out": (Span(TODAY, TODAY),),
    "tasks.by_token": (THEIRS[:32],),
    "tasks.helpers": (TODAY,),
    "tasks.holders": (TODAY,),
    "tasks.of_booking": (THEIR_ID,),
    "tasks.on": (TODAY,),
    "transfers.by_token": (THEIRS[:32],),
    "transfers.get": (THEIR_ID,),
    "transfers.of": ([THEIR_ID],),
    "troubles.by_token": (THEIRS[:32],),
    "troubles.since": (NOW,),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "cares.add": (
        (THEIR_ID, CareKind.DIET, "mine"),
        {"by": "mine", "at": NOW, "consent": False, "keep_until": TODAY},
    ),
    "cares.erase": ((_CARE,), {}),
    "cares.purge": ((TODAY.replace(year=2100),), {}),
    "cares.read": ((_CARE, "mine", NOW), {}),
    "legal.confirm": (("insurance", TODAY, "", "mine", NOW), {}),
    "legal.declare": ((Declaration(77, 0, None, "mine", NOW), TODAY), {}),
    "legal.exempt": ((77, "mine", 1, "mine", NOW), {}),
    "legal.purge": ((TODAY.replace(year=2100),), {}),
    "legal.ring": (("mine", NOW), {}),
    "meals.purge": ((TODAY.replace(year=2100),), {}),
    "meals.put": ((_MEAL, "mine", NOW), {}),
    "room_marks.add": ((_MARK,), {}),
    "room_marks.show": ((_MARK, "mine"), {}),
    "room_nights.free": ((_PLACE, TODAY), {}),
    "room_nights.give": ((_PLACE, "mine", [TODAY], "mine", NOW), {}),
    "room_nights.take": ((_PLACE, TODAY), {}),
    "tasks.absent": ((THEIR_ID, TODAY), {"away": False}),
    "tasks.engage": ((77, Area.KITCHEN, Script.FRENCH), {}),
    "tasks.forget": ((TODAY + timedelta(days=400),), {}),
    "tasks.give": ((_TASK, "mine"), {}),
    "tasks.move": ((_TASK, TaskState.DONE, "mine", NOW), {}),
    "tasks.put": (([_TASK.wish],), {}),
    "tasks.shown": ((_TASK, NOW), {}),
    "transfers.change": ((_CAR, _WISH, TransferState.ORDERED, "mine", NOW), {}),
    "transfers.put": ((77, _WISH, TransferState.WANTED, "mine", NOW), {}),
    "troubles.add": ((TroubleKind.LEAK, None, "mine", "mine", NOW), {}),
    "troubles.close": ((_TROUBLE, "mine", NOW, None), {}),
    "troubles.costs": ((_TROUBLE, "mine"), {}),
    "troubles.give": ((_TROUBLE, "mine"), {}),
}
