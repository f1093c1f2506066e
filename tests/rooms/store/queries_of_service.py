"""Which queries of the service could reach another property?"""

from datetime import timedelta
from typing import Any

from domain.nights import Span
from domain.service.room import RoomMark, RoomState
from tests.makers import CASABLANCA, NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
THEIR_ID = row_id(OTHER)
_PLACE = (THEIR_ID, 1)
_MARK = RoomMark(THEIRS, RoomState.CLEAN, "mine", NOW)

READS: dict[str, tuple[Any, ...]] = {
    "room_marks.last": (),
    "room_nights.astray": (TODAY,),
    "room_nights.between": (TODAY, TODAY),
    "room_nights.slept": (TODAY, TODAY),
    "room_nights.unplaced": (TODAY, TODAY + timedelta(days=1)),
    "service.on": (TODAY, CASABLANCA),
    "service.out": (Span(TODAY, TODAY),),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "room_marks.add": ((_MARK,), {}),
    "room_marks.show": ((_MARK, "mine"), {}),
    "room_nights.free": ((_PLACE, TODAY), {}),
    "room_nights.give": ((_PLACE, "mine", [TODAY], "mine", NOW), {}),
    "room_nights.take": ((_PLACE, TODAY), {}),
}
