"""What may a director's model ask, and what does it get back?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from domain.house import House
from governance.draft import Draft
from governance.reader import Reader


@dataclass(frozen=True, slots=True)
class Quote:
    """Text written by a guest, an OTA or a document that was shown to the model; `source` says where it stood."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What the model reads: at most 4 KB of JSON or short prose, with source and age and what was cut.

    `numbers` is every figure in it, against which the prose is checked. With `quotes` the turn is tainted from
    here on.
    """

    text: str
    numbers: frozenset[Decimal] = frozenset()
    quotes: tuple[Quote, ...] = ()
    error: bool = False


@dataclass(slots=True)
class Ground:
    """What the tools of one turn stand on; drafts are collected here and filed by nobody but the desk."""

    house: House
    reader: Reader
    language: str
    drafts: list[Draft]


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that a director's model may call; `schema` is a closed JSON schema of its arguments.

    `drafts`: it appends to `Ground.drafts` and has no other effect.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    run: Callable[[Ground, Mapping[str, Any]], Awaitable[ToolResult]]
    drafts: bool = False
