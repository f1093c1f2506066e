"""Which facts can stand in a master data package, and what does each mean?"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from domain.data_file import data_in
from domain.phrase import Name
from domain.property import Property, RoomType

DATA = Path(__file__).parents[2] / "data" / "package"
EACH = "*"  # in a path: each sold room type
Kind = Literal[
    "beds",
    "choice",
    "count",
    "country",
    "currency",
    "date",
    "digits",
    "email",
    "flag",
    "line",
    "list",
    "money",
    "number",
    "phone",
    "point",
    "time",
    "vault",
    "words",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One fact as data/package/fields.yaml describes it.

    `ask` is the key of the question that settles it; `who` the subject of the specs that names who can say;
    `derived`: counted from what is there ("photos"), nobody types it. `on_demand`: asked
    and counted only where a channel in preparation needs it. `length`: how many digits;
    `most`: characters at most.
    """

    path: str
    kind: Kind
    name: Name
    question: Name
    ask: str
    who: str
    options: tuple[str, ...] = ()
    derived: str | None = None
    length: int | None = None
    most: int | None = None
    on_demand: bool = False

    @property
    def part(self) -> str:
        """Its part of the package: the path's first word."""
        return self.path.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Place:
    """A field where it stands in one house: its concrete path, and the room type it is about."""

    path: str
    field: Field
    about: RoomType | None = None

    @property
    def ask(self) -> str:
        """The key of the question that settles it."""
        return self.field.ask.replace(EACH, self.about.code) if self.about else self.field.ask


@functools.cache
def fields() -> tuple[Field, ...]:
    """Every field that a package can hold, in the order of its file."""
    return tuple(_field(row) for row in _document()["fields"])


@functools.cache
def parts() -> dict[str, Name]:
    """The package's parts in their order."""
    return {code: Name(name) for code, name in _document()["parts"].items()}


def places(house: Property, wanted: Sequence[Field] | None = None) -> tuple[Place, ...]:
    """The fields where they stand in this house: one a sold room type where the path says so."""
    return tuple(_places(house, fields() if wanted is None else wanted))


def field_of(path: str) -> Field | None:
    """The field that a concrete path belongs to."""
    words = path.split(".")
    if len(words) == 3:
        words[1] = EACH
    return next((field for field in fields() if field.path == ".".join(words)), None)


def sold(house: Property) -> tuple[RoomType, ...]:
    """The room types that channels are told of."""
    return tuple(kind for kind in house.room_types if kind.sellable)


def _places(house: Property, wanted: Sequence[Field]) -> Iterator[Place]:
    for field in wanted:
        if EACH not in field.path:
            yield Place(field.path, field)
            continue
        for kind in sold(house):
            yield Place(field.path.replace(EACH, kind.code), field, kind)


def _field(row: dict[str, Any]) -> Field:
    path = row["path"]
    return Field(
        path=path,
        kind=row["kind"],
        name=Name(row["name"]),
        question=Name(row["question"]),
        ask=row.get("ask", path),
        who=row.get("who", row.get("ask", "master_data").partition(".")[0]),
        options=tuple(row.get("options", ())),
        derived=row.get("derived"),
        length=row.get("length"),
        most=row.get("most"),
        on_demand=row.get("on_demand", False),
    )


@functools.cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = data_in(DATA / "fields.yaml")
    return found
