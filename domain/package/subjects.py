"""What does a photo show, by the words of its folder and name, and in which order does one look at photos?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.data_file import data_in
from domain.package.field import DATA
from domain.package.words import plain
from domain.phrase import Name


@dataclass(frozen=True, slots=True)
class Subject:
    """What a photo can show; `of_house` where it is no part of a room. `rank` orders an album, 0 first."""

    code: str
    name: Name
    of_house: bool
    rank: int


@functools.cache
def subjects() -> Mapping[str, Subject]:
    """Every subject of data/package/subjects.yaml by its code, in the order of an album."""
    return {
        code: Subject(code, Name({"fr": row["fr"], "en": row["en"]}), row["house"], rank)
        for rank, (code, row) in enumerate(_rows().items())
    }


def subject_meant(said: str, *, in_room: bool) -> str | None:
    """The code that words name: the longest words count, a room's own subject before the house's in a room."""
    text = f" {plain(said)} "
    found = [
        (len(word), _fits(code, in_room=in_room), code)
        for word, code in _words().items()
        if f" {word} " in text
    ]
    return max(found)[2] if found else None


def _fits(code: str, *, in_room: bool) -> bool:
    return subjects()[code].of_house is not in_room


@functools.cache
def _words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, row in _rows().items():
        for word in (code, row["fr"], row["en"], *row["also"]):
            found.setdefault(plain(word), code)
    return found


@functools.cache
def _rows() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = data_in(DATA / "subjects.yaml")
    return found
