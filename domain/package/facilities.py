"""Which facilities do people mean, and what are they called in each language?"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from domain.data_file import data_in
from domain.folding import fold
from domain.package.field import DATA
from domain.phrase import Name


@functools.cache
def facilities() -> Mapping[str, Name]:
    """Every facility of data/package/facilities.yaml by its code."""
    return {code: Name({"fr": row["fr"], "en": row["en"]}) for code, row in _rows().items()}


def facility_codes(words: Iterable[str]) -> tuple[str, ...]:
    """The code of each facility named, once, in the order said; a word that names none stays as it is."""
    known = _words()
    return tuple(dict.fromkeys(known.get(_plain(word), word) for word in words))


def facility_name(code: str, language: str) -> str:
    """What people call it; a facility of no code as it was typed."""
    name = facilities().get(code)
    return code if name is None else name.by_language[language]


@functools.cache
def _words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, row in _rows().items():
        for word in (code, row["fr"], row["en"], *row["also"]):
            found.setdefault(_plain(word), code)
    return found


def _plain(word: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9/]+", " ", fold(word)).split())


@functools.cache
def _rows() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = data_in(DATA / "facilities.yaml")
    return found
