"""How does evidence sit in a column?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.missions.evidence import Evidence, EvidenceKind


def kept(evidence: Sequence[Evidence]) -> list[list[str]]:
    """As it is stored."""
    return [[one.kind.value, one.value, one.by, one.at.isoformat()] for one in evidence]


def read(stored: Sequence[Any]) -> tuple[Evidence, ...]:
    """As it was."""
    return tuple(
        Evidence(EvidenceKind(kind), value, by, datetime.fromisoformat(at)) for kind, value, by, at in stored
    )
