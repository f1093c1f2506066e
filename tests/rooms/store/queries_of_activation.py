"""Which queries of the board of channels could reach another property?"""

from typing import Any

from domain.activation.board import ChannelState, Move, Opening
from tests.makers import NOW, TODAY
from tests.rooms.store.conftest import OTHER
from tests.rooms.store.seeding import canary

THEIRS = canary(OTHER)
_MOVE = Move(THEIRS, ChannelState.NOT_STARTED, ChannelState.PREPARING, "mine", NOW)

READS: dict[str, tuple[Any, ...]] = {
    "openings.all": (),
    "openings.get": (THEIRS,),
    "openings.history": (THEIRS,),
    "reservations.sources": (),
}
WRITES: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "openings.move": ((_MOVE,), {}),
    "openings.order": (([THEIRS],), {}),
    "openings.look_on": ((THEIRS, TODAY), {}),
    "openings.reminded": ((Opening(THEIRS), NOW), {}),
}
