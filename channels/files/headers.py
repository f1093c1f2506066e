"""Which fields do the headers of a panel's or a bank's file name, in French or in English?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from channels.files.cells import plain
from channels.files.filemap import CALENDAR, RESERVATIONS, FileMap

_NEEDED: Mapping[str, tuple[str, ...]] = {
    RESERVATIONS: ("number", "room_type", "arrival", "departure|nights", "booked_on"),
    CALENDAR: ("room_type", "night|first", "price|min_stay|stop_sell|availability"),
}


@functools.cache
def synonyms() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Kind of file → field → the words that name it, likeliest first."""
    words = yaml.safe_load((Path(__file__).parent / "headers.yaml").read_text(encoding="utf-8"))
    return {
        kind: {name: tuple(map(str, each)) for name, each in fields.items()} for kind, fields in words.items()
    }


def recognised(header: Iterable[object], kind: str) -> dict[str, str]:
    """Field → header of this row, as far as the words are known; no column serves two fields."""
    there = {plain(cell): str(cell) for cell in reversed(list(header)) if cell is not None and plain(cell)}
    found: dict[str, str] = {}
    for name, words in synonyms()[kind].items():
        word = next((word for word in words if word in there and there[word] not in found.values()), None)
        if word is not None:
            found[name] = there[word]
    return found


def lacking(fields: Mapping[str, object], kind: str) -> tuple[str, ...]:
    """The fields without which a file of this kind says nothing useful; "a|b" means one of both."""
    return tuple(each for each in _NEEDED[kind] if not any(name in fields for name in each.split("|")))


def map_of(header: Iterable[object], kind: str) -> FileMap:
    """A mapping made from recognised headers, for a file that came without one."""
    return FileMap("panel", kind, recognised(header, kind), several_rooms=True, stated=False)
