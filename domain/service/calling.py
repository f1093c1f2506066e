"""With which words do people say how a room is?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.folding import fold
from domain.service.care import CareKind
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


# How a part of a transfer begins: what is behind it belongs there.
FLIGHT = ("vol", "flight", "train")
DRIVER = ("chauffeur", "driver")
PICK_UP = ("prise en charge", "prise", "depuis", "pick-up", "pickup", "from")
PLACE = ("lieu", "place")
ARRIVES = frozenset({"arrivee", "arrival", "aller"})
LEAVES = frozenset({"depart", "departure", "retour"})
CARES: Mapping[str, CareKind] = {
    "allergie": CareKind.ALLERGY,
    "allergies": CareKind.ALLERGY,
    "allergy": CareKind.ALLERGY,
    "regime": CareKind.DIET,
    "diet": CareKind.DIET,
    "occasion": CareKind.OCCASION,
    "anniversaire": CareKind.OCCASION,
    "preference": CareKind.PREFERENCE,
}
AGREED = frozenset({"accord", "avec accord", "avec son accord", "consent", "with consent"})
