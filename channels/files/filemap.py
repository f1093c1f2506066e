"""How is one kind of file to be understood: which column is which field, and how are values written?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from channels.files.cells import Layout, plain
from channels.files.yaml_file import checked
from domain.bookings.reservation import ReservationState

RESERVATIONS = "reservations"
CALENDAR = "calendar"
REFUSE = "refuse"
KEEP = "keep"
DAY_FIRST = "day_first"
MONTH_FIRST = "month_first"
SUMMED = "summed"
APART = "apart"
# What becomes of the lines that the file hides.
TAKEN, LEFT = "taken", "left"
# Which of two tables beside each other is meant, or that they are one.
LEFT_TABLE, RIGHT_TABLE, WHOLE_SHEET = "left", "right", "whole"


@dataclass(frozen=True, slots=True)
class Skip:
    """Rows that are no bookings: one of these columns begins with one of these words (all plain)."""

    columns: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person who imports said about this very file: field → header, and how days are written.

    `nights` is what lines of one number on different nights are: stays of one booking (SUMMED), or a mistake
    (APART); None: he was not asked. `bare` is the field that a column called « N° » is.
    `hidden`: whether lines that the file hides are TAKEN or LEFT. `table`: which of two tables side by side it is.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: str | None = None
    nights: str | None = None
    bare: str | None = None
    hidden: str | None = None
    table: str | None = None


NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class StateRule:
    """If the column holds one of `equals` (or, with `filled`, anything or nothing), the state is `state`."""

    column: str
    state: ReservationState
    equals: frozenset[str] = frozenset()
    filled: bool | None = None


@dataclass(frozen=True, slots=True)
class FileMap:
    """A mapping file as read, or one made from recognised headers.

    `columns` maps field → header. `values` maps field → the file's value (plain) → ours. `several_rooms`: rows
    with one number are rooms of one booking. `stated` is False when the columns were only recognised.

    A known format adds: `title`, what people call it; `states`, the words that its statuses begin with;
    `number_is_channels`, the number is the OTA's; `net`, amounts are what the house is paid; `separator` of several
    types in one cell; `skip`, rows that are no bookings; `ignored`, columns that are known and not needed (None: no
    column is named as unread); `state_beside`, a second column of the state; `date_order` where nothing proves it.
    """

    name: str
    kind: str
    columns: Mapping[str, str]
    constants: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    layout: Layout = field(default_factory=Layout)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    default_state: ReservationState | None = None
    state_rules: tuple[StateRule, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    several_rooms: bool = False
    negative_price: str = REFUSE
    unknown_room_type: str = REFUSE
    stated: bool = True
    title: str | None = None
    states: tuple[tuple[str, ReservationState], ...] = ()
    number_is_channels: bool = False
    net: bool = False
    separator: str | None = None
    skip: Skip | None = None
    ignored: frozenset[str] | None = None
    state_beside: str | None = None
    date_order: str | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Every column that must be there."""
        return tuple(dict.fromkeys([*self.columns.values(), *(rule.column for rule in self.state_rules)]))

    def knows(self, name: str) -> bool:
        return name in self.columns or name in self.constants


def read_map(path: Path) -> FileMap:
    """The mapping file. Raises FileProblem with the first thing that does not fit."""
    content: dict[str, Any] = checked(path, "mapping", path.name)
    form, state = content.get("format", {}), content.get("state", {})
    return FileMap(
        name=content["name"],
        kind=content["kind"],
        columns={name: header for header, name in content["columns"].items()},
        constants=content.get("constants", {}),
        layout=Layout(form.get("decimal"), tuple(form.get("dates", ()))),
        encoding=form.get("encoding"),
        delimiter=form.get("delimiter"),
        sheet=form.get("sheet"),
        default_state=ReservationState(state["default"]) if state else None,
        state_rules=tuple(_rule(row) for row in state.get("rules", ())),
        values={
            name: {plain(theirs): ours for theirs, ours in pairs.items()}
            for name, pairs in content.get("values", {}).items()
        },
        several_rooms=content.get("several_rooms", False),
        negative_price=content.get("negative_price", REFUSE),
        unknown_room_type=content.get("unknown_room_type", REFUSE),
    )


def _rule(row: Mapping[str, Any]) -> StateRule:
    equals = frozenset(plain(value) for value in row.get("equals", ()))
    return StateRule(row["column"], ReservationState(row["is"]), equals, row.get("filled"))
