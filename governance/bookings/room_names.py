"""Which of our types do people say an agency's own name of a room means?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.bookings.reservation import StayRoom
from domain.bookings.sighting import Sighting
from domain.folding import fold
from store.unit import Unit

_SETTING = "room-name:"


def written(room: StayRoom) -> str | None:
    """The words in which a source wrote a type that is none of ours; None for a code, which says nothing."""
    code = room.external_code
    return code if room.room_type is None and code and ":" not in code else None


async def remember(unit: Unit, name: str, code: str, by: str, at: datetime) -> None:
    """From now on a room of this name is of this type."""
    await unit.settings.set(_key(name), code, by, at)


async def in_peoples_words(unit: Unit, sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """The sightings with the types that people have said for the names in them."""
    if not any(written(room) for one in sightings for room in one.reservation.rooms):
        return sightings
    known = {key: str(code) for key, code in (await unit.settings.all()).items() if key.startswith(_SETTING)}
    return [_named(one, known) for one in sightings] if known else sightings


def _named(one: Sighting, known: Mapping[str, str]) -> Sighting:
    rooms = tuple(_typed(room, known) for room in one.reservation.rooms)
    return replace(one, reservation=replace(one.reservation, rooms=rooms))


def _typed(room: StayRoom, known: Mapping[str, str]) -> StayRoom:
    name = written(room)
    return room if name is None else replace(room, room_type=known.get(_key(name)))


def _key(name: str) -> str:
    """The same for every way of writing it; a name may be longer than a setting's."""
    return _SETTING + hashlib.sha256(" ".join(fold(name).split()).encode()).hexdigest()[:24]
