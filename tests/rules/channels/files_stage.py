"""The small house that the files of the tests speak of, and how they are written and read."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from channels.files.filemap import FileMap
from channels.files.reservations import read_reservations
from channels.files.tables import read_table
from domain.bookings.reservation import Reservation
from domain.phrase import Name
from domain.property import Property, RoomType

HOUSE = Property(
    "riad",
    "Riad",
    "Marrakech",
    ZoneInfo("Africa/Casablanca"),
    "MAD",
    (
        RoomType("double", Name({"fr": "Chambre Double Supérieure", "en": "Superior Double Room"}), 2),
        RoomType("suite", Name({"fr": "Suite Junior", "en": "Junior Suite"}), 1, external_code="HR:11"),
    ),
)


def write(folder: Path, content: str | bytes, name: str = "export.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def rows(path: Path, mapping: FileMap | None = None) -> tuple[Reservation, ...]:
    read = read_reservations(path, HOUSE, mapping)
    assert read.problems == ()
    return read.rows


def only_problem(path: Path, mapping: FileMap | None = None) -> tuple[int, str]:
    """The line and key of the one thing that is wrong; other lines of the same booking are refused with it."""
    read = read_table(path, HOUSE, mapping)
    (problem,) = (each for each in read.problems if each.phrase.key != "import.part_refused")
    assert problem.line == 0 or problem.line not in read.lines
    phrase = problem.phrase
    inner = phrase.args.get("problem")
    return problem.line, inner.key if inner is not None else phrase.key
