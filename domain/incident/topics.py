"""What does an investigation have to find out, and how do people say it?"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from domain.data_file import data_in
from domain.folding import fold
from domain.phrase import Name

FOLDER = Path(__file__).parents[2] / "data" / "incident"
# The three work orders of the protocol, in its order.
Protocol = Literal["settings", "documentation", "reservations"]
PROTOCOL: tuple[Protocol, ...] = ("settings", "documentation", "reservations")


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to find out. `values` maps each value's code to its name; empty where words are kept as said."""

    id: str
    order: Protocol
    name: Name
    where: Name
    words: tuple[str, ...]
    values: Mapping[str, Name]
    said: Mapping[str, str]  # folded words of a value: its code
    named: frozenset[str]  # folded words that name it, in a person's sentence or in a report

    def value(self, words: str) -> str | None:
        """The code of the value that the words name; the words themselves where any will do; None for others."""
        if not self.values:
            return words.strip() or None
        return self.said.get(fold(words).strip(' .«»"“”'))


@functools.cache
def topics() -> Mapping[str, Topic]:
    """Every topic of data/incident/topics.yaml by its id, in the protocol's order."""
    found = [_topic(key, row) for key, row in _document()["topics"].items()]
    return {one.id: one for name in PROTOCOL for one in found if one.order == name}


def protocol_name(order: Protocol) -> Name:
    """What a work order of the protocol is called."""
    return Name(_document()["orders"][order])


def topic_named(words: str) -> Topic | None:
    """The topic that these words name; None where there is none."""
    bare = " ".join(fold(words).split())
    return next((one for one in topics().values() if bare in _said_of(one)), None)


def _said_of(topic: Topic) -> frozenset[str]:
    """What a person may call it: its id, its words, its name in either language."""
    words = (topic.id, *topic.words, *topic.name.by_language.values())
    return frozenset(" ".join(fold(word).split()) for word in words)


def value_name(topic: str, value: str) -> Name:
    """How people read a stated value, or what a test showed."""
    known = topics().get(topic)
    named = known.values.get(value) if known else None
    shown = _document()["signs"].get(topic, {}).get("values", {}).get(value)
    return named or (Name(shown) if shown else Name({"fr": value, "en": value}))


def sign_name(topic: str) -> Name:
    """How people read what was found out: a topic, or the test."""
    known = topics().get(topic)
    if known is not None:
        return known.name
    shown = _document()["signs"].get(topic)
    return Name(shown["name"]) if shown else Name({"fr": topic, "en": topic})


@functools.cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = data_in(FOLDER / "topics.yaml")
    return document


def _topic(key: str, row: Mapping[str, Any]) -> Topic:
    values: Mapping[str, Any] = row.get("values", {})
    said = {fold(word): code for code, one in values.items() for word in (code, *one["words"])}
    return Topic(
        key,
        row["order"],
        Name(row["name"]),
        Name(row["where"]),
        tuple(row["words"]),
        {code: Name(one["name"]) for code, one in values.items()},
        said,
        frozenset(
            " ".join(fold(word).split())
            for word in (*row["words"], *row.get("in_reports", ()), *row["name"].values())
        ),
    )
