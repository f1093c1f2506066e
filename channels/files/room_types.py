"""Which of our room types does a line name, and how many rooms of each?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from channels.files.cells import plain
from channels.files.filemap import REFUSE, FileMap
from channels.files.problems import shown
from channels.files.rows import RowReader
from domain.phrase import say
from domain.property import Property

MOST_ROOMS = 60
_ROOM = ("", "chambre", "ch", "chb", "n", "no", "room", "chambre n", "room no", "numero")
# « Triple + Suite », « Triple et Suite »: parted only where every part is a name of ours.
_BESIDE = re.compile(r"\s*[+;/&\n]\s*|\s+(?:et|and|und|y|e)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"^\s*(\d{1,2})\s*[x×]\s*(.+)$|^(.+?)\s*[x×(]\s*(\d{1,2})\)?\s*$", re.IGNORECASE)

_PLAIN_COUNT = re.compile(r"^\s*(\d{1,2})\s+([^\W\d_].*)$")
# What one room has several of.
_OF_ONE_ROOM = frozenset(
    (
        "beds",
        "bedrooms",
        "lits",
        "chambres",
        "pers",
        "personnes",
        "persons",
        "guests",
        "adultes",
        "adults",
        "pieces",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A room type as the file names it, and our code for it: None when it is none of ours. `room` is the number of
    the room, where that is what the file names."""

    code: str | None
    said: str
    room: str | None = None


class Types:
    """The house's types and rooms by every name that a file may give them.

    A type is its code, the channel's code or a name in any language; of two that share one the first is meant.
    A room is its number, alone or behind « chambre », « n° », "room"; a price is never a room's (`by_room` off).
    """

    def __init__(self, rule: FileMap, house: Property, *, by_room: bool = True) -> None:
        self.rule, self.house = rule, house
        self._renamed = rule.values.get("room_type", {})
        self._codes: dict[str, str] = {}
        self._rooms: dict[str, tuple[str, str]] = {}
        for kind in house.room_types:
            for name in (kind.code, *kind.name.by_language.values(), kind.external_code or kind.code):
                self._codes.setdefault(plain(name), kind.code)
            for room in kind.rooms if by_room else ():
                for word in _ROOM:
                    self._rooms.setdefault(plain(f"{word} {room}"), (kind.code, room))

    def named(self, said: str) -> Named:
        """What the words name."""
        word = plain(said)
        renamed = self._renamed.get(word)
        if renamed is not None:
            return Named(next((k.code for k in self.house.room_types if k.code == renamed), None), said)
        code = self._codes.get(word)
        if code is None and word in self._rooms:
            code, room = self._rooms[word]
            return Named(code, said, room)
        return Named(code, said)


def room_types(row: RowReader, types: Types, quantity: int | None) -> tuple[Named, ...]:
    """One entry for each room of the line; empty (and a problem) when the words and the number do not fit.

    Several types in one cell stand beside each other (« Double, Triple »), each with its number where it has one
    (« 2 x Double »). A name that is ours is never cut. A type that is none of ours is kept as it was said, unless
    the mapping refuses it.
    """
    said = row.code("room_type", required=True)
    if said is None:
        return ()
    parts = list(_parts(said, types, quantity or 1))
    if quantity and len(parts) != quantity:
        if len(parts) > 1:
            row.problem(say("import.rooms_disagree", rooms=quantity, found=shown(said), n=len(parts)))
            return ()
        if quantity > MOST_ROOMS:
            row.problem(say("import.rooms_too_many", rooms=quantity, most=MOST_ROOMS))
            return ()
        parts = parts * quantity
    named = tuple(map(types.named, parts))
    unknown = next((each.said for each in named if each.code is None), None)
    if unknown is not None and row.map.unknown_room_type == REFUSE:
        known = tuple(kind.name for kind in types.house.room_types)
        row.problem(say("import.room_type", found=shown(unknown), known=known))
        return ()
    return named


def _parts(said: str, types: Types, rooms: int) -> Iterator[str]:
    if types.named(said).code is not None or not types.rule.separator:
        yield from _counted(said, types)
        return
    pieces = [piece.strip() for piece in said.split(types.rule.separator) if piece.strip()]
    several = rooms > 1 or _ours(pieces, types)
    for piece in pieces if several else [said]:
        beside = [each for each in _BESIDE.split(piece) if each]
        if len(beside) > 1 and _ours(beside, types):
            for each in beside:
                yield from _counted(each, types)
            continue
        yield from _counted(piece, types)


def _counted(piece: str, types: Types) -> Iterator[str]:
    """The name, as often as it says."""
    if types.named(piece).code is not None:
        yield piece
        return
    times, name = _times(piece, types)
    yield from [name] * times


def _times(piece: str, types: Types) -> tuple[int, str]:
    """How many rooms of which name: « 2 x Double », « Double (2) », « 1 Suite Junior », « 3 doubles »."""
    match = _COUNTED.match(piece)
    if match is not None:
        times, name = int(match[1] or match[4]), (match[2] or match[3]).strip()
    elif (plain_count := _PLAIN_COUNT.match(piece)) is not None:
        times, name = int(plain_count[1]), plain_count[2].strip()
        several = name.split()[0].endswith(("s", "S")) and plain(name.split()[0]) not in _OF_ONE_ROOM
        if types.named(name).code is None and not several:
            return 1, piece  # « 2 Bedroom Apartment » is one of its kind
    else:
        return 1, piece
    return (times, name) if 0 < times <= MOST_ROOMS else (1, piece)


def _ours(pieces: list[str], types: Types) -> bool:
    return all(types.named(_times(piece, types)[1]).code is not None for piece in pieces)


def room_type(row: RowReader, types: Types) -> str | None:
    """Our code of a line that speaks of one type; None (and a problem) when it is none of ours."""
    named = room_types(row, types, 1)
    return named[0].code if named else None
