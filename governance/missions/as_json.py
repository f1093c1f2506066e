"""How does a program read the missions?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from domain.missions.mission import Mission

SCHEMA = "missions/1"


def missions_json(missions: Iterable[Mission], people: Mapping[str, str], today: date) -> dict[str, Any]:
    """As `data/schemas/missions.json` describes it: ids, dates and the words as they were typed."""
    return {
        "schema": SCHEMA,
        "date": today.isoformat(),
        "missions": [_one(m, people, today) for m in missions],
    }


def _one(mission: Mission, people: Mapping[str, str], today: date) -> dict[str, Any]:
    wish = mission.wish
    return {
        "number": mission.id,
        "title": wish.title,
        "note": wish.note,
        "priority": f"P{wish.priority}",
        "state": mission.state.value,
        "owner": mission.owner,
        "owner_name": people.get(mission.owner),
        "reviewer": wish.reviewer,
        "blocked_by": wish.blocked_by,
        "eta": wish.eta.isoformat() if wish.eta else None,
        "late": mission.is_late(today),
        "deliverable": wish.deliverable,
        "criteria": wish.criteria,
        "remind_at": mission.remind_at.isoformat() if mission.remind_at else None,
        "created_by": mission.created_by,
        "created_at": mission.created_at.isoformat(),
        "changed_at": mission.changed_at.isoformat(),
    }
