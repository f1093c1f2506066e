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
# « Triple + Suite », « Triple et Suite »: parted only where every part is a name of ours.
_BESIDE = re.compile(r"\s*[+;/&\n]\s*|\s+(?:et|and|und|y|e)\s+", re.IGNORECASE)
_COUNTED = re.compile(r"^\s*(\d{1,2})\s*[x×]\s*(.+)$|^(.+?)\s*[x×(]\s*(\d{1,2})\)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A room type as the file names it, and our code for it: None when it is none of ours."""

    code: str | None
    said: str


def room_types(row: RowReader, house: Property, quantity: int | None) -> tuple[Named, ...]:
    """One entry for each room of the line; empty (and a problem) when the words and the number do not fit.

    Several types in one cell stand beside each other (« Double, Triple »), each with its number where it has one
    (« 2 x Double »). A name that is ours is never cut. A type that is none of ours is kept as it was said, unless
    the mapping refuses it.
    """
    said = row.code("room_type", required=True)
    if said is None:
        return ()
    parts = list(_parts(said, row.map, house, quantity or 1))
    if quantity and len(parts) != quantity:
        if len(parts) > 1:
            row.problem(say("import.rooms_disagree", rooms=quantity, found=shown(said), n=len(parts)))
            return ()
        if quantity > MOST_ROOMS:
            row.problem(say("import.rooms_too_many", rooms=quantity, most=MOST_ROOMS))
            return ()
        parts = parts * quantity
    named = tuple(Named(our_code(part, row.map, house), part) for part in parts)
    unknown = next((each.said for each in named if each.code is None), None)
    if unknown is not None and row.map.unknown_room_type == REFUSE:
        known = tuple(kind.name for kind in house.room_types)
        row.problem(say("import.room_type", found=shown(unknown), known=known))
        return ()
    return named


def _parts(said: str, rule: FileMap, house: Property, rooms: int) -> Iterator[str]:
    if our_code(said, rule, house) is not None or not rule.separator:
        yield from _counted(said, rule, house)
        return
    pieces = [piece.strip() for piece in said.split(rule.separator) if piece.strip()]
    several = rooms > 1 or _ours(pieces, rule, house)
    for piece in pieces if several else [said]:
        beside = [each for each in _BESIDE.split(piece) if each]
        if len(beside) > 1 and _ours(beside, rule, house):
            for each in beside:
                yield from _counted(each, rule, house)
            continue
        yield from _counted(piece, rule, house)


def _counted(piece: str, rule: FileMap, house: Property) -> Iterator[str]:
    """The name, as often as it says."""
    if our_code(piece, rule, house) is not None:
        yield piece
        return
    match = _COUNTED.match(piece)
    times = int(match[1] or match[4]) if match else 1
    if match is None or not 0 < times <= MOST_ROOMS:
        yield piece
        return
    yield from [(match[2] or match[3]).strip()] * times


def _ours(pieces: list[str], rule: FileMap, house: Property) -> bool:
    return all(our_code(_bare(piece), rule, house) is not None for piece in pieces)


def _bare(piece: str) -> str:
    match = _COUNTED.match(piece)
    return (match[2] or match[3]).strip() if match else piece


def our_code(said: str, rule: FileMap, house: Property) -> str | None:
    """Our code for a type as the mapping, the channel's code or a name in any language gives it."""
    word = plain(said)
    renamed = rule.values.get("room_type", {}).get(word)
    if renamed is not None:
        return next((kind.code for kind in house.room_types if kind.code == renamed), None)
    return _names(house).get(word)


def _names(house: Property) -> dict[str, str]:
    """Every name of every type, written plain; where two types share one, the first is meant."""
    found: dict[str, str] = {}
    for kind in house.room_types:
        for name in (kind.code, *kind.name.by_language.values(), kind.external_code or kind.code):
            found.setdefault(plain(name), kind.code)
    return found


def room_type(row: RowReader, house: Property) -> str | None:
    """Our code of a line that speaks of one type; None (and a problem) when it is none of ours."""
    named = room_types(row, house, 1)
    return named[0].code if named else None
