"""What does a package say of one fact, and on whose word?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Somebody chose between claims; somebody said so; a file or spec says so; it was counted.
Confidence = Literal["decided", "stated", "written", "counted"]
Value = str | int | float | bool | list[str] | list[float]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One claim. `path` is concrete ("rooms.junior-suite.beds"); `on` an ISO date, None where undated.

    `source` says where it stands ("spec", "chat", a file and its line: "rooms.csv:12"); `confirmed_by` is the
    person who said it.
    """

    path: str
    value: Value
    source: str
    on: str | None
    confirmed_by: str | None
    confidence: Confidence


def weight(leaf: Leaf) -> int:
    """How much a claim weighs: a decision before a person's word before what is written or counted."""
    return ("counted", "written", "stated", "decided").index(leaf.confidence)


def file_of(source: str) -> str:
    """The file of a source that names its line, "rooms.csv:12" → "rooms.csv"; any other source as it is."""
    file, mark, line = source.rpartition(":")
    return file if mark and line.isdecimal() else source
