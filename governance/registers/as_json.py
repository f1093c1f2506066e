"""How does a program read the registers?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.registers.artifact import Artifact, Stale
from domain.registers.letter import Letter

LETTERS, ARTIFACTS = "letters/1", "artifacts/1"


def letters_json(letters: Sequence[Letter], today: date) -> dict[str, Any]:
    """As `data/schemas/letters.json` describes it; words are people's own."""
    return {"schema": LETTERS, "date": today.isoformat(), "letters": [_letter(one, today) for one in letters]}


def _letter(one: Letter, today: date) -> dict[str, Any]:
    told = one.told
    return {
        "number": one.id,
        "who": told.who,
        "party": one.party.value,
        "received": told.received,
        "on": told.on.isoformat(),
        "untrusted_text": told.words,
        "way": told.way,
        "reference": told.reference,
        "next_on": told.next_on.isoformat() if told.next_on else None,
        "due": one.is_due(today),
        "settled": one.settled,
        "source": one.source,
        "noted_by": one.by,
    }


def artifacts_json(artifacts: Sequence[Artifact], stale: Mapping[str, Stale], today: date) -> dict[str, Any]:
    """As `data/schemas/artifacts.json` describes it."""
    return {
        "schema": ARTIFACTS,
        "date": today.isoformat(),
        "artifacts": [_artifact(one, stale.get(one.key)) for one in artifacts],
    }


def _artifact(one: Artifact, stale: Stale | None) -> dict[str, Any]:
    return {
        "title": one.title,
        "version": one.version,
        "state": one.state,
        "place": one.place,
        "next_action": one.next_action,
        "next_on": one.next_on.isoformat() if one.next_on else None,
        "depends_on": list(one.depends),
        "changed_since": list(stale.newer) if stale else [],
        "overdue": stale.overdue if stale else False,
        "changed_at": one.changed_at.isoformat(),
    }
