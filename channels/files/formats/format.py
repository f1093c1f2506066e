"""What does one file of data/formats say of one kind of export?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from channels.files.cells import plain
from channels.files.filemap import KEEP, RESERVATIONS, FileMap, Skip
from channels.files.yaml_file import checked
from domain.bookings.reservation import ReservationState

FORMATS = Path(__file__).parents[3] / "data" / "formats"


@dataclass(frozen=True, slots=True)
class Format:
    """One export as its file describes it. `headers` is language → field → plain words of its column."""

    name: str
    title: str
    recognised_by: frozenset[str]
    headers: Mapping[str, Mapping[str, tuple[str, ...]]]
    base: FileMap
    dates: Mapping[str, str]

    def columns(self, header: Iterable[object]) -> dict[str, str]:
        """Field → header, as far as the words are known; of several words of one field the likeliest, those first
        of the language that most of the header is in."""
        there = {
            plain(cell): str(cell) for cell in reversed(list(header)) if cell is not None and plain(cell)
        }
        found: dict[str, str] = {}

        def strangers(words: Mapping[str, tuple[str, ...]]) -> int:
            return -sum(alias in there for aliases in words.values() for alias in aliases)

        for words in sorted(self.headers.values(), key=strangers):
            for name, aliases in words.items():
                word = next((alias for alias in aliases if alias in there), None)
                if word is not None and name not in found and there[word] not in found.values():
                    found[name] = there[word]
        return found

    def recognises(self, columns: Mapping[str, str]) -> bool:
        """Whether these are the columns by which the format is known."""
        return self.recognised_by <= columns.keys()

    def map_of(self, header: Iterable[object]) -> FileMap:
        """How this very file is to be read."""
        row = list(header)
        columns = self.columns(row)
        return FileMap(
            **{name: getattr(self.base, name) for name in _KEPT},
            columns=columns,
            date_order=self.dates.get(self._language(columns)),
            state_beside=self._beside(row, columns),
            ignored=self.base.ignored,
        )

    def _language(self, columns: Mapping[str, str]) -> str:
        """The language that most of the headers are in."""
        said = {plain(header) for header in columns.values()}
        return max(
            self.headers, key=lambda code: sum(bool(said & set(each)) for each in self.headers[code].values())
        )

    def _beside(self, header: Iterable[object], columns: Mapping[str, str]) -> str | None:
        """A second column that speaks of the state, which must not contradict the first."""
        words = {alias for each in self.headers.values() for alias in each.get("state", ())}
        others = (str(cell) for cell in header if plain(cell) in words and str(cell) not in columns.values())
        return next(others, None)


_KEPT = (
    "name",
    "kind",
    "constants",
    "default_state",
    "states",
    "several_rooms",
    "unknown_room_type",
    "stated",
    "title",
    "number_is_channels",
    "net",
    "separator",
    "skip",
)


@functools.cache
def formats() -> tuple[Format, ...]:
    """Every format there is, by name. Raises FileProblem for one that does not fit its schema."""
    return tuple(read_format(path) for path in sorted(FORMATS.glob("*.yaml")))


def read_format(path: Path) -> Format:
    """One format. Raises FileProblem with the first thing in it that does not fit."""
    said: dict[str, Any] = checked(path, "format", path.name)
    rooms, skip = said.get("rooms", {}), said.get("skip")
    base = FileMap(
        name=said["name"],
        kind=RESERVATIONS,
        columns={},
        constants=said.get("constants", {}),
        default_state=ReservationState(said["default_state"]) if "default_state" in said else None,
        states=tuple(
            (plain(word), ReservationState(state))
            for state, words in said.get("states", {}).items()
            for word in words
        ),
        several_rooms=rooms.get("lines", False),
        unknown_room_type=KEEP,
        stated=False,
        title=said["title"],
        number_is_channels=said["number_is"] == "channel",
        net=said["amount_is"] == "net",
        separator=rooms.get("separator"),
        skip=Skip(_plain(skip["columns"]), _plain(skip["words"])) if skip else None,
        ignored=_plain(said.get("ignored", ())),
    )
    headers = {
        language: {name: tuple(map(plain, words)) for name, words in each.items()}
        for language, each in said["headers"].items()
    }
    return Format(
        said["name"], said["title"], frozenset(said["recognised_by"]), headers, base, said.get("dates", {})
    )


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(plain, words))


def format_of(header: Iterable[object]) -> tuple[int, FileMap | None]:
    """The format whose headers this row is, with how many of its columns are known; (0, None) when it is none's."""
    row = list(header)
    best: tuple[int, FileMap | None] = (0, None)
    for one in formats():
        columns = one.columns(row)
        if len(columns) > best[0] and one.recognises(columns):
            best = len(columns), one.map_of(row)
    return best
