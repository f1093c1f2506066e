"""Which room does a photo show, and what of it, by the folders and the name it came with?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from domain.package.meant import rooms_meant, types_meant
from domain.package.subjects import subject_meant
from domain.package.words import plain
from domain.property import Property, RoomType

_CAMERA = re.compile(
    r"^(?:img|dsc|dscf|dscn|pxl|mvi|gopr|dji|p|photo|image|whatsapp image|screenshot)[ _-]*\d", re.IGNORECASE
)
_NUMBER_FIRST = re.compile(r"^(\d{1,4})\b\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Taken:
    """The room or type, where words name exactly one; `several`: the types between which they leave the choice."""

    room: str | None = None
    room_type: str | None = None
    tag: str | None = None
    several: tuple[RoomType, ...] = ()


def where_taken(path: str, house: Property, caption: str = "") -> Taken:
    """What the caption says, else the file's name, else the innermost folder that says something."""
    parts = PurePosixPath(path)
    stem = "" if _CAMERA.match(parts.stem) else parts.stem
    said = [*([caption] if caption else []), stem, *reversed(parts.parts[:-1])]
    room, kinds = _room(said, house, alone=set(parts.parts[:-1]))
    tags = (subject_meant(words, in_room=bool(room or kinds)) for words in said)
    tag = next((tag for tag in tags if tag is not None), None)
    if room is not None:
        return Taken(room=room, room_type=kinds[0].code, tag=tag)
    if len(kinds) == 1:
        return Taken(room_type=kinds[0].code, tag=tag)
    return Taken(tag=tag, several=kinds)


def _room(said: list[str], house: Property, alone: set[str]) -> tuple[str | None, tuple[RoomType, ...]]:
    """The first words that name a room or types; a number by itself is a room only as a folder's name."""
    several: tuple[RoomType, ...] = ()
    for words in said:
        if words not in alone and plain(words).replace(" ", "").isdecimal():
            continue
        numbers = rooms_meant(words, house) or (_number_first(words, house) if words in alone else ())
        kinds = tuple(kind for kind in house.room_types if set(kind.rooms) & set(numbers))
        if len(numbers) == 1:
            return numbers[0], kinds
        kinds = kinds or types_meant(words, house)
        if len(kinds) == 1:
            return None, kinds
        several = several or kinds
    return None, several


def _number_first(words: str, house: Property) -> tuple[str, ...]:
    """« 12 - Suite Présidentielle » is room 12; « 02 - Piscine » is a folder that somebody put second."""
    found = _NUMBER_FIRST.match(plain(words))
    if found is None:
        return ()
    number = found[1].lstrip("0")
    kinds = types_meant(found[2], house)
    return (number,) if any(number in kind.rooms for kind in kinds) else ()
