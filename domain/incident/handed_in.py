"""Which facts does a worker hand in, and which could he not find out?"""

from __future__ import annotations

from datetime import datetime

from domain.incident.calling import UNKNOWN
from domain.incident.incident import Entry, EntryKind
from domain.incident.sentence import stated
from domain.incident.topics import topic_named
from domain.missions.evidence import Evidence


def facts_in(words: str, by: str, at: datetime, evidence: tuple[Evidence, ...]) -> tuple[Entry, ...]:
    """The facts of an accepted report, as lines of the timeline; what nobody could find out is none."""
    return tuple(
        Entry(EntryKind.FACT, at, by, "", body, evidence)
        for _, body in said_in_report(words)
        if body is not None
    )


def said_in_report(words: str) -> list[tuple[str, dict[str, str] | None]]:
    """Each « sujet = valeur » between semicolons or on its line; None for a value that nobody found."""
    found: list[tuple[str, dict[str, str] | None]] = []
    for part in words.replace("\n", ";").split(";"):
        if not part.strip():
            continue
        left, equals, right = part.partition("=")
        if equals and right.strip().casefold() in UNKNOWN:
            topic = topic_named(left)
            if topic is not None:
                found.append((topic.id, None))
                continue
        one = stated(part)
        found.append((one.topic, {"topic": one.topic, "value": one.value, "where": one.where}))
    return found
