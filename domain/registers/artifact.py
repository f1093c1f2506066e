"""What has the house made, in which version, where does it lie, what comes next, and what does it rest on?

Dossier photos ; version 3 ; état : en relecture ; lieu : Drive/Photos ; prochaine : légendes ; dépend de : plan
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.errors import refuse
from domain.folding import fold
from domain.registers.calling import ARTIFACT, day_to_come, parts_of


@dataclass(frozen=True, slots=True)
class ArtifactTold:
    """An artifact as somebody states it; what he leaves out stays as it was."""

    title: str
    version: int | None = None
    state: str | None = None
    place: str | None = None
    next_action: str | None = None
    next_on: date | None = None
    depends: tuple[str, ...] | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is more than a name."""
        parts = (self.version, self.state, self.place, self.next_action, self.next_on, self.depends)
        return any(one is not None for one in parts)


@dataclass(frozen=True, slots=True)
class Artifact:
    """An artifact on the register. `key` is its folded title; `depends` are titles of others, or of documents."""

    id: int
    key: str
    title: str
    version: int
    state: str
    place: str
    next_action: str
    next_on: date | None
    depends: tuple[str, ...]
    changed_at: datetime
    changed_by: str
    reminder: int | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """Why an artifact may not be true any more: what it rests on changed since, or its day is past."""

    artifact: Artifact
    newer: tuple[str, ...] = field(default=())
    overdue: bool = False


def artifact_in(words: str, today: date) -> ArtifactTold:
    """What these words state. Refusal: no title, a part of no name, a day that is none."""
    title, found = parts_of(words, ARTIFACT)
    if not title:
        raise refuse("artifact.how")
    depends = found.get("depends")
    return ArtifactTold(
        title=title[:160],
        version=int(found["version"]) if "version" in found else None,
        state=found.get("state"),
        place=found.get("place"),
        next_action=found.get("next"),
        next_on=day_to_come(found["by"], today) if "by" in found else None,
        depends=tuple(one.strip() for one in depends.split(",") if one.strip()) if depends else None,
    )


def staleness(artifact: Artifact, changed: Mapping[str, datetime], today: date) -> Stale | None:
    """Whether what it rests on changed after it did; `changed` says by folded name when anything last changed."""
    newer = tuple(
        name for name in artifact.depends if (at := _changed(name, changed)) and at > artifact.changed_at
    )
    overdue = artifact.next_on is not None and artifact.next_on < today
    return Stale(artifact, newer, overdue) if newer or overdue else None


def _changed(name: str, changed: Mapping[str, datetime]) -> datetime | None:
    """When the thing of that name changed: its whole title, else the one document that ends in it."""
    wanted = fold(name)
    if wanted in changed:
        return changed[wanted]
    ends = [at for title, at in changed.items() if title.rpartition("/")[2].rpartition(".")[0] == wanted]
    return ends[0] if len(ends) == 1 else None
