"""What may a director's model ask, and what does it get back?"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.house.snapshot import House
from domain.phrase import Phrase
from governance.draft import Draft
from governance.post.chart import Chart
from governance.reader import Reader, Shelves


@dataclass(frozen=True, slots=True)
class Quote:
    """Text written by a guest, an OTA or a document that was shown to the model; `source` says where it stood."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What the model reads: at most 4 KB of JSON or short prose, with source and age and what was cut.

    `numbers` is every figure in it, against which the prose is checked. With `quotes` the turn is tainted from
    here on. `chart` goes out with the answer; what stands only in it is no figure that the prose may say.
    """

    text: str
    numbers: frozenset[Decimal] = frozenset()
    quotes: tuple[Quote, ...] = ()
    error: bool = False
    chart: Chart | None = None


@dataclass(slots=True)
class Ground:
    """What the tools of one turn stand on; drafts are collected here and filed by nobody but the desk.

    `worded` puts a phrase into words of the turn's language; the bot has the catalogues and hands it in.
    `shelves` are the writings that whoever asked may read.
    """

    house: House
    reader: Reader
    language: str
    drafts: list[Draft]
    worded: Callable[[Phrase], str] = str
    shelves: Shelves | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tool's function found, before it is cut to size: plain values, in the order of the question.

    `facts` are single values by name, `rows` a table whose rows share their keys. `as_of` is the age of the
    source. Text from outside stands in `quotes` and as `{"untrusted_text": …}` in the values. `chart` is a picture
    of rows, which code in the sandbox never sees.
    """

    source: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    rows: Sequence[Mapping[str, Any]] = ()
    as_of: datetime | None = None
    notes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that a director's model may call; `schema` is a closed JSON schema of its arguments.

    `drafts`: it appends to `Ground.drafts` and has no other effect. `answer` is the same function before its
    answer is cut to size: what code in the sandbox calls. Tools that code may not reach have none.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    run: Callable[[Ground, Mapping[str, Any]], Awaitable[ToolResult]]
    drafts: bool = False
    answer: Callable[[Ground, Mapping[str, Any]], Awaitable[Answer]] | None = None
