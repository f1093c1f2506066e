"""Which place of the package do these words mean, and which of our rooms?"""

from __future__ import annotations

import re

from domain.errors import refuse
from domain.package.field import EACH, Field, field_of, fields
from domain.package.words import plain, words
from domain.property import Property, RoomType

_NUMBERED = re.compile(
    r"\b(?:chambres?|ch|rooms?|suites?|n|no|numero|number)\s*((?:\d{1,4}\s*(?:a|et|to|and|ou|or)?\s*)+)\b"
)
_ALONE = re.compile(r"(?:\d{1,4}\s*(?:a|et|to|and)?\s*)+")


def place_meant(said: str, *, of_room: bool) -> Field | None:
    """The field that a key, heading or column names; a room's before the house's where `of_room`.

    None where it names none. Raises Refusal where the words lack the language that tells two places apart.
    """
    known, word = words(), plain(said)
    if of_room and word in known.without_language:
        raise refuse("material.which_language", words=said.strip()[:40])
    path = (known.of_room.get(word) if of_room else None) or known.of_house.get(word)
    if path is None and not of_room and word in known.without_language:
        raise refuse("material.which_language", words=said.strip()[:40])
    return None if path is None else next(field for field in fields() if field.path == path)


def concrete(said: str, house: Property) -> str | None:
    """A path written out, "rooms.junior-suite.size_m2", where this house has that place."""
    path = said.strip()
    parts = path.split(".")
    if field_of(path) is None or EACH in path:
        return None
    if parts[0] == "rooms" and house.room_type(parts[1]) is None:
        return None
    return path


def names_room(said: str) -> bool:
    """Whether a column says which room its row is about."""
    return plain(said) in words().rooms


def types_meant(said: str, house: Property) -> tuple[RoomType, ...]:
    """The sold types that words can mean: one, several (ask), or none.

    By code, name or channel's code, by room number, by a whole name among other words, or by words that only one
    type's name has (« présidentielle »).
    """
    kinds = [kind for kind in house.room_types if kind.sellable]
    word = plain(said)
    if not word:
        return ()
    exact = [kind for kind in kinds if word in _names(kind)]
    if exact:
        return tuple(exact)
    numbers = rooms_meant(said, house)
    if numbers:
        return tuple(kind for kind in kinds if set(kind.rooms) & set(numbers))
    within = {name: kind for kind in kinds for name in _names(kind) if f" {name} " in f" {word} "}
    if within:
        longest = max(map(len, within))
        return tuple({kind.code: kind for name, kind in within.items() if len(name) == longest}.values())
    own = {token for token in word.split() if token not in words().generic and not token.isdecimal()}
    return tuple(kind for kind in kinds if own and any(own <= set(name.split()) for name in _names(kind)))


def rooms_meant(said: str, house: Property) -> tuple[str, ...]:
    """The numbers of our rooms that words name: « chambre 3 », "rooms 1, 2", or a number standing alone."""
    ours = {room for kind in house.room_types for room in kind.rooms}
    word = plain(said)
    alone = _ALONE.fullmatch(word)
    found = [word] if alone else [match[1] for match in _NUMBERED.finditer(word)]
    numbers = [number.lstrip("0") or number for part in found for number in re.findall(r"\d+", part)]
    return tuple(dict.fromkeys(number for number in numbers if number in ours))


def _names(kind: RoomType) -> set[str]:
    codes = [kind.code, *([kind.external_code] if kind.external_code else [])]
    return {plain(name) for name in (*codes, *kind.name.by_language.values())}
