"""What was found out, as a report states it: setting, import, synchronisation, documentation?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from domain.incident.incident import Entry, EntryKind, of_kind
from domain.incident.sync_test import results
from domain.incident.topics import sign_name, value_name
from domain.missions.evidence import EvidenceKind
from domain.phrase import Name
from governance.incident.case import Case


def _facts(entries: Sequence[Entry], topic: str) -> tuple[Entry, ...]:
    return tuple(one for one in of_kind(entries, EntryKind.FACT) if one.body["topic"] == topic)


def _value(entries: Sequence[Entry], topic: str) -> dict[str, str] | None:
    """What was stated last on a topic."""
    found = _facts(entries, topic)
    return name_json(value_name(topic, str(found[-1].body["value"]))) if found else None


def _where(entries: Sequence[Entry], topic: str) -> str | None:
    found = [str(one.body["where"]) for one in _facts(entries, topic) if one.body.get("where")]
    return found[-1] if found else None


def setting(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    """The allocation setting, what it controls, support's words, and the settings around it."""
    return {
        "value": _value(entries, "allocation"),
        "where": _where(entries, "allocation"),
        "controls": _value(entries, "allocation_meaning"),
        "support_words": [said(one, people) for one in _facts(entries, "support_reason")],
        "others": [
            {"topic": topic_json(topic), "value": _value(entries, topic), "where": _where(entries, topic)}
            for topic in (
                "connection_kind",
                "base_allotment",
                "read_only",
                "sell_online",
                "mapping",
                "stock_level",
            )
            if _facts(entries, topic)
        ],
    }


def auto_import(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    """Whether it was found, where one looked, when it last ran."""
    stated = _facts(entries, "auto_import")
    return {
        "found": None if not stated else str(stated[-1].body["value"]) == "found",
        "where": _where(entries, "auto_import"),
        "last_run": _value(entries, "last_import"),
    }


def sync(case: Case, entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    """The connection, counters, counts and tests."""
    return {
        "connection": _value(entries, "connection_kind"),
        "failed_updates": _value(entries, "failed_updates"),
        "channel_bookings_arrive": _value(entries, "channel_bookings_arrive"),
        "counts": [
            {
                "channel": one.body["channel"],
                "room_type": one.body["room_type"],
                "nights": list(one.body["nights"]),
                "seen": one.body["seen"],
                "at": one.at.isoformat(),
                "name": people.get(one.by, "—"),
            }
            for one in of_kind(entries, EntryKind.COUNT)
        ],
        "tests": [
            {
                "night": test.night.isoformat(),
                "room_type": test.room_type,
                "created": test.booked_at.isoformat(),
                "cancelled": test.cancelled_at.isoformat() if test.cancelled_at else None,
                "channels": [
                    {
                        "channel": one.channel,
                        "updated": one.outcome.value,
                        "minutes": one.minutes,
                        "before": one.before,
                        "while_booked": one.booked,
                        "after": one.after,
                    }
                    for one in results(test)
                ],
            }
            for test in case.tests
            if test.booked_at is not None
        ],
    }


def documentation(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    """What was read, and where."""
    stated = _facts(entries, "documentation")
    return {"points": [said(one, people) for one in stated], "sources": links(stated)}


def links(entries: Sequence[Entry]) -> list[str]:
    """Each address once."""
    found = [p.value for one in entries for p in one.evidence if p.kind is EvidenceKind.LINK]
    return list(dict.fromkeys(found))


def said(entry: Entry, people: Mapping[str, str]) -> dict[str, Any]:
    """Somebody's statement."""
    value = name_json(value_name(str(entry.body["topic"]), str(entry.body["value"])))
    return {"value": value, "name": people.get(entry.by, "—"), "at": entry.at.isoformat()}


def topic_json(topic: str) -> dict[str, Any]:
    """A subject by its name."""
    return {"topic": topic, "name": name_json(sign_name(topic))}


def name_json(name: Name) -> dict[str, str]:
    """A name in both languages."""
    return dict(name.by_language)
