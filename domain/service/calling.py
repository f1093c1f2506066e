"""With which words do people say how a room is?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.folding import fold
from domain.service.room import RoomState

ROOM_WORDS: Mapping[str, RoomState] = {
    "sale": RoomState.DIRTY,
    "a faire": RoomState.DIRTY,
    "a refaire": RoomState.DIRTY,
    "dirty": RoomState.DIRTY,
    "nettoyage": RoomState.CLEANING,
    "en nettoyage": RoomState.CLEANING,
    "cleaning": RoomState.CLEANING,
    "propre": RoomState.CLEAN,
    "faite": RoomState.CLEAN,
    "clean": RoomState.CLEAN,
    "inspectee": RoomState.INSPECTED,
    "prete": RoomState.INSPECTED,
    "inspected": RoomState.INSPECTED,
    "ready": RoomState.INSPECTED,
    "hors service": RoomState.OUT_OF_ORDER,
    "out of order": RoomState.OUT_OF_ORDER,
}
TAKE_PROPOSED = frozenset({"attribuer", "attribue", "assign", "assigner"})


def room_state(words: str) -> RoomState | None:
    """The state that these words name; None for any other words."""
    return ROOM_WORDS.get(" ".join(fold(words).split()))
