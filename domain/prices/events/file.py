"""Which events does a calendar file hold, and is every line of it usable?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml

from domain.prices.events.event import Event, Kind

FIELDS = {"key", "kind", "first", "last", "name", "name_en", "source", "market", "confirmed", "tolerance"}
NEEDED = {"key", "kind", "first", "last", "name"}


class CalendarFileError(ValueError):
    """A calendar file that cannot be used; the message names the file, the event and the fault."""


def read_events(path: Path) -> list[Event]:
    """Events of a YAML file: `events:` is a list of mappings with key, kind, first, last, name and, where they
    apply, name_en, market, confirmed, tolerance, source (or one `source:` for the whole file)."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise CalendarFileError(f"{path}: {problem}") from problem
    if not isinstance(content, Mapping) or not isinstance(content.get("events"), list):
        raise CalendarFileError(f"{path}: a list named « events » is expected")
    common = str(content.get("source") or "")
    return [_event(path, number, row, common) for number, row in enumerate(content["events"], start=1)]


def _event(path: Path, number: int, row: object, source: str) -> Event:
    if not isinstance(row, Mapping):
        raise CalendarFileError(f"{path}, event {number}: a mapping is expected")
    unknown, missing = set(row) - FIELDS, NEEDED - set(row)
    if unknown or missing:
        fault = f"unknown {sorted(map(str, unknown))}" if unknown else f"missing {sorted(missing)}"
        raise CalendarFileError(f"{path}, event {number}: {fault}")
    first, last = row["first"], row["last"]
    if type(first) is not date or type(last) is not date:
        raise CalendarFileError(f"{path}, event {number}: first and last must be dates (2026-12-31)")
    confirmed = bool(row.get("confirmed", True))
    try:
        return Event(
            key=str(row["key"]),
            kind=Kind(str(row["kind"])),
            first=first,
            last=last,
            name=str(row["name"]),
            name_en=str(row.get("name_en") or row["name"]),
            source=str(row.get("source") or source),
            market=str(row.get("market") or "MA"),
            confirmed=confirmed,
            tolerance=int(row.get("tolerance", 0)),
        )
    except ValueError as problem:
        raise CalendarFileError(f"{path}, event {number}: {problem}") from problem
