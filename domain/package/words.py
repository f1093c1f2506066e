"""Which words mean which place of the package, as data/package/words.yaml lists them?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.data_file import data_in
from domain.folding import fold
from domain.package.field import DATA, EACH, fields

_LANGUAGES = ("fr", "en")
_LISTS = ("rooms", "generic", "secrets", "documents", "passwords", "secret_heads", "papers", "before_hours")
# Where a text and a name stand, of a room and of the house; the house's own name is one in all languages.
_SAID_IN: Mapping[tuple[str, bool], str] = {
    ("text", True): f"rooms.{EACH}.text_{{}}",
    ("text", False): "texts.{}",
    ("name", True): f"rooms.{EACH}.name_{{}}",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words, plain: places of a room and of the house, those that lack a language, and the other lists."""

    of_room: Mapping[str, str]
    of_house: Mapping[str, str]
    without_language: frozenset[str]
    rooms: frozenset[str]
    generic: frozenset[str]
    secrets: frozenset[str]
    documents: frozenset[str]
    passwords: frozenset[str]
    secret_heads: frozenset[str]
    papers: frozenset[str]
    before_hours: frozenset[str]


def plain(text: str) -> str:
    """Letters and digits alone, without case and accents, one blank between words: "Taille (m²)" → "taille m2"."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split())


@functools.cache
def words() -> Words:
    """Everything of the file, each word plain."""
    document = data_in(DATA / "words.yaml")
    of_room: dict[str, str] = {}
    of_house: dict[str, str] = {}
    for path, listed in document["places"].items():
        for word in listed:
            (of_room if EACH in path else of_house)[plain(word)] = path
    languages = document["languages"]
    for (what, room), path in _SAID_IN.items():
        for word in document["said_in"][what]:
            for code in _LANGUAGES:
                for language in languages[code]:
                    for said in (f"{word} {language}", f"{language} {word}"):
                        (of_room if room else of_house)[plain(said)] = path.format(code)
    for field in fields():
        where = of_room if EACH in field.path else of_house
        for said in (field.path, field.path.rpartition(".")[2], *field.name.by_language.values()):
            where.setdefault(plain(said), field.path)
    both = {plain(word) for listed in document["said_in"].values() for word in listed}
    lists = {name: frozenset(map(plain, document[name])) for name in _LISTS}
    return Words(of_room, of_house, frozenset(both), **lists)
