"""What is a writing that the house remembers, who may read it, and which place in it does a passage have?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.consent.rights import Role
from domain.folding import folded_words


class Audience(enum.StrEnum):
    """Who may read a writing: owners; whoever runs the house with them, and their agents; everybody."""

    OWNER = "owner"
    OPERATOR = "operator"
    STAFF = "staff"


class Source(enum.StrEnum):
    """Where a writing came from: a file of the chat or of a mail, a folder, Drive, or the house's own rows."""

    FILE = "file"
    FOLDER = "folder"
    DRIVE = "drive"
    SPEC = "spec"
    DECISION = "decision"
    INCIDENT = "incident"
    LETTER = "letter"


# What the house itself writes down is read from its rows: it has no bytes that could be fetched again.
OWN = frozenset({Source.SPEC, Source.DECISION, Source.INCIDENT, Source.LETTER})
_READS: Mapping[Role, frozenset[Audience]] = {
    Role.OWNER: frozenset(Audience),
    Role.OPERATOR: frozenset({Audience.OPERATOR, Audience.STAFF}),
    Role.ADVISOR: frozenset({Audience.OPERATOR, Audience.STAFF}),
    Role.STAFF: frozenset({Audience.STAFF}),
    Role.AGENT: frozenset({Audience.OPERATOR, Audience.STAFF}),
}
# A folder of this name, or a caption with this word, says for whom a writing is.
_SAID: Mapping[str, Audience] = {
    **dict.fromkeys(("proprietaire", "owner", "president", "confidentiel", "confidential"), Audience.OWNER),
    **dict.fromkeys(("operateur", "operator", "direction", "management"), Audience.OPERATOR),
    **dict.fromkeys(("equipe", "team", "staff", "personnel"), Audience.STAFF),
}
USUAL = Audience.OPERATOR


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: on a page, under a heading, or in the cells of a sheet (« Tarifs!A2:C9 »)."""

    page: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of at most 180 words, as it stands in the writing; `number` counts from the writing's beginning."""

    number: int
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Writing:
    """One version of a writing. `key` is the same for all of them ("file:<name>", "decision:D-1").

    `dated` is its own date (a file's last change, the day of a decision), `read_at` when the house read it.
    `withheld` counts what was masked in it before anything was stored; `problem` says why nothing could be read.
    """

    key: str
    title: str
    source: Source
    audience: Audience
    digest: str
    dated: datetime | None
    read_at: datetime
    version: int = 1
    form: str = ""
    size: int = 0
    withheld: int = 0
    problem: str = ""
    current: bool = True
    id: int = 0


def readable_by(role: Role) -> frozenset[Audience]:
    """The audiences that somebody of this role belongs to; applied before anything is searched."""
    return _READS[role]


def audience_said(words: str) -> Audience | None:
    """For whom a caption or a folder's name says that a writing is; None for no word, or for two that differ."""
    said = {_SAID[word] for word in folded_words(words) if word in _SAID}
    return said.pop() if len(said) == 1 else None
