"""Which queries of the board of channels could reach another property?"""

from datetime import date
from typing import Any

from domain.activation.board import ChannelState, Move, Opening
from domain.activation.checks import CheckDone
from domain.activation.handover import Handover
from tests.makers import NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary, row_id

THEIRS = canary(OTHER)
_MOVE = Move(THEIRS, ChannelState.NOT_STARTED, ChannelState.PREPARING, "mine", NOW)

READS: dict[str, tuple[Any, ...]] = {
    "checks.of": (THEIRS,),
    "handovers.open": (),
    "handovers.over": (date(2040, 1, 1),),
    "openings.all": (),
    "openings.get": (THEIRS,),
    "openings.history": (THEIRS,),
    "reservations.sources": (),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "checks.add": ((CheckDone(THEIRS, "mine", True, "mine", (), "mine", NOW),), {}),
    "handovers.add": ((Handover(0, THEIRS, "mine", "mine", "mine", NOW, TODAY),), {}),
    "handovers.reminded": ((row_id(OTHER), NOW), {}),
    "handovers.revoke": ((row_id(OTHER), "mine", NOW), {}),
    "openings.move": ((_MOVE,), {}),
    "openings.order": (([THEIRS],), {}),
    "openings.reminded": ((Opening(THEIRS), NOW), {}),
}
