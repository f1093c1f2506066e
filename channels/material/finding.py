"""What can one line of somebody's material turn out to be?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from channels.files.problems import RowProblem
from domain.errors import Refusal
from domain.package.address import parts_of
from domain.package.facilities import facilities, facility_codes
from domain.package.field import EACH, Field, field_of
from domain.package.leaf import Leaf, Value
from domain.package.secret import holds_secret, names_secret
from domain.package.value import read_value
from domain.phrase import Phrase, say
from domain.property import Property, RoomType

SHOWN = 60
STREET = "address.street"
_YES = frozenset(["oui", "yes", "x", "✓", "✔", "true", "1", "vrai", "inclus", "included", "gratuit", "free"])
_NO = frozenset(["non", "no", "false", "0", "faux", "✗", "-", "–"])


@dataclass(frozen=True, slots=True)
class Unread(RowProblem):
    """Words that became nothing, and why."""


@dataclass(frozen=True, slots=True)
class Remark(RowProblem):
    """Words that were taken, with something to know about them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list that stands line by line; the items of a place become one claim."""

    path: str
    code: str
    line: int


Finding = Leaf | Item | Unread | Remark


@dataclass(frozen=True, slots=True)
class About:
    """Which file of whose house is being read, and of which day it is (ISO); `room` while a part is about one."""

    file: str
    house: Property
    on: str | None
    room: RoomType | None = None

    def of(self, room: RoomType | None) -> About:
        """The same file where it speaks of this room."""
        return replace(self, room=room)

    def unread(self, line: int, phrase: Phrase) -> Unread:
        """These words became nothing."""
        return Unread(self.file, line, phrase)

    def path(self, field: Field) -> str:
        """Where the field stands: that of the room which is spoken of. ValueError outside a room."""
        if EACH not in field.path:
            return field.path
        if self.room is None:
            raise ValueError(field.path)
        return field.path.replace(EACH, self.room.code)

    def leaf(self, path: str, value: Value, line: int) -> Leaf:
        """A claim of this file."""
        source = f"{self.file}:{line}" if line else self.file
        return Leaf(path, value, source, self.on, None, "written")


def claimed(about: About, field: Field, words: str, line: int) -> Iterator[Finding]:
    """What the words say of a field: a claim, or why they are none. A derived field is counted, never claimed."""
    if field.derived:
        yield about.unread(line, say("material.counted", field=field.name))
        return
    if field.path == STREET and len(parts := parts_of(words)) > 1:
        for path, part in parts.items():
            place = field_of(path)
            if place is not None:
                yield about.leaf(path, read_value(place, part, about.house.currency), line)
        return
    try:
        value = read_value(field, words, about.house.currency)
    except Refusal as refusal:
        yield about.unread(line, refusal.phrase)
        return
    yield about.leaf(about.path(field), value, line)
    if isinstance(value, list) and is_facilities(field):
        yield from unknown_among(about, [str(one) for one in value], line)


def is_facilities(field: Field) -> bool:
    """Whether the place lists facilities by code."""
    return field.kind == "list" and field.path != "facilities.languages"


def unknown_among(about: About, codes: Iterable[str], line: int) -> Iterator[Finding]:
    """A facility that has no code of ours is kept as it was written, and said."""
    strange = tuple(code for code in codes if code not in facilities())
    if strange:
        yield Remark(about.file, line, say("material.unknown_facility", names=strange))


def kept_out(about: About, key: str, value: str, line: int) -> Unread | None:
    """A bank account, an identity document or a password: named, never quoted. None for anything else."""
    if names_secret(key):
        return about.unread(line, say("material.secret_named", name=key.strip()[:SHOWN]))
    if holds_secret(f"{key}: {value}"):
        return about.unread(line, say("package.secret"))
    return None


def facility_said(key: str, value: str) -> tuple[str, bool] | None:
    """« Piscine : oui »: a facility we know, and whether it is there; None for any other pair."""
    [code] = facility_codes([key])
    word = value.strip().casefold()
    if code not in facilities() or word not in _YES | _NO:
        return None
    return code, word in _YES


def joined(findings: Iterable[Finding], about: About) -> Iterator[Leaf | Unread | Remark]:
    """Items of one place as one claim that stands where the first was written; all else as it came."""
    items: dict[str, list[Item]] = {}
    for one in findings:
        if isinstance(one, Item):
            items.setdefault(one.path, []).append(one)
        else:
            yield one
    for path, listed in items.items():
        codes = list(dict.fromkeys(item.code for item in listed))
        yield about.leaf(path, codes, listed[0].line)
