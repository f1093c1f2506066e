"""What does a program read of an import?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.cli.speech import words_for
from bot.imports import Imported
from bot.settings import Settings
from channels.files.problems import RowProblem
from domain.bookings.foreseen import Foreseen, Outcome


def imported_json(settings: Settings, done: Imported, *, dry_run: bool) -> dict[str, Any]:
    """As `data/schemas/import.json` describes it. `changes` is null for anything but bookings."""
    return {
        "schema": "import/1",
        "property": done.property_id,
        "dry_run": dry_run,
        "written": bool(done.counts) and not dry_run,
        "number": done.number,
        "read": done.count,
        "refused": list(done.refused),
        "counts": done.counts,
        "problems": _told(settings, done.problems),
        "notes": _told(settings, done.notes),
        "changes": _changes(done.foreseen) if done.foreseen is not None else None,
    }


def _told(settings: Settings, told: Iterable[RowProblem]) -> list[dict[str, Any]]:
    words = words_for(settings)
    return [
        {"line": one.line or None, "key": one.phrase.key, "text": words.plain(one.phrase)} for one in told
    ]


def _changes(seen: Foreseen) -> dict[str, Any]:
    return {
        "new": _numbers(seen.new),
        "changed": _numbers(seen.changed),
        "cancelled": _numbers(seen.cancelled),
        "unchanged": len(seen.unchanged),
        "conflicts": [
            {
                "room_type": one.room_type,
                "night": one.night.isoformat(),
                "sold": one.sold,
                "units": one.units,
            }
            for one in seen.conflicts
        ],
        "absent": [one.number for one in seen.absent],
        "lacks": [{"number": one.number, "line": one.line, "what": one.what} for one in seen.lacks],
        "undated": seen.undated,
    }


def _numbers(outcomes: Iterable[Outcome]) -> list[str]:
    return [one.reservation.number for one in outcomes]
