"""Which fields do the headers of a panel's or a bank's file name, in one of eleven languages?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from channels.files.cells import plain
from channels.files.filemap import CALENDAR, KEEP, REFUSE, RESERVATIONS, FileMap
from domain.data_file import data_in

# « Personnes » beside « Adultes » are all who come, and no second column of adults.
_WIDER: Mapping[str, frozenset[str]] = {
    "adults": frozenset(
        (
            *("pax", "personnes", "persons", "people", "guests", "voyageurs", "personen"),
            *("gaste", "gaeste", "persone", "ospiti", "personas", "huespedes"),
            *("pessoas", "hospedes", "osoby", "liczba osob", "goscie", "kisi", "kisi sayisi"),
            *("гостеи", "количество гостеи", "человек", "عدد الضيوف", "عدد الاشخاص"),
        )
    )
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    RESERVATIONS: ("number", "room_type", "arrival", "departure|nights"),
    CALENDAR: ("room_type", "night|first", "price|min_stay|stop_sell|availability"),
}


@functools.cache
def synonyms() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Kind of file → field → the words that name it, likeliest first."""
    words = data_in(Path(__file__).parent / "headers.yaml")
    return {
        kind: {name: tuple(map(str, each)) for name, each in fields.items()} for kind, fields in words.items()
    }


@functools.cache
def known_words(kind: str) -> frozenset[str]:
    """Every word that names a column of such a file."""
    return frozenset(word for aliases in synonyms()[kind].values() for word in aliases)


@dataclass(frozen=True, slots=True)
class Recognised:
    """Field → header; and the fields that two or more columns could be, each with all of these headers."""

    columns: Mapping[str, str]
    doubtful: Mapping[str, tuple[str, ...]]


def recognised(header: Iterable[object], kind: str) -> Recognised:
    """What the columns of this row are, as far as the words are known. No column serves two fields.

    A header of more words says more (« Confirmation Number » before « Confirmation »), then the fields come in the
    order of the list. A column that is left over though its word is known makes its field
    doubtful.
    """
    words = synonyms()[kind]
    there = {plain(cell): str(cell) for cell in reversed(list(header)) if cell is not None and plain(cell)}
    pairs = sorted(
        (-len(word.split()), order, rank, name, word)
        for order, (name, aliases) in enumerate(words.items())
        for rank, word in enumerate(aliases)
        if word in there
    )
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for _, _, _, name, word in pairs:
        if name not in found and word not in taken:
            found[name], taken[word] = there[word], name
    doubtful: dict[str, tuple[str, ...]] = {}
    for _, _, _, name, word in pairs:
        if word not in taken and word not in _WIDER.get(name, ()):
            taken[word] = name
            doubtful[name] = (*doubtful.get(name, (found[name],)), there[word])
    return Recognised(found, doubtful)


def lacking(fields: Mapping[str, object], kind: str) -> tuple[str, ...]:
    """The fields without which a file of this kind says nothing useful; "a|b" means one of both."""
    return tuple(each for each in _NEEDED[kind] if not any(name in fields for name in each.split("|")))


def map_of(header: Iterable[object], kind: str) -> FileMap:
    """A mapping made from recognised headers, for a file that came without one."""
    row = list(header)
    return FileMap(
        "panel",
        kind,
        recognised(row, kind).columns,
        several_rooms=True,
        stated=False,
        separator=",",
        unknown_room_type=KEEP if kind == RESERVATIONS else REFUSE,
        ignored=frozenset() if kind == RESERVATIONS else None,
    )
