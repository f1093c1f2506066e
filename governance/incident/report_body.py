"""What does a report on an incident hold, in the fixed order of its form, whatever the language?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta, tzinfo
from decimal import Decimal
from typing import Any

from domain.incident.causes import Advice, Confidence, Ranked, Sign, always, confidence
from domain.incident.criteria import Complete, Successful
from domain.incident.incident import Entry, EntryKind, of_kind
from domain.incident.topics import topics, value_name
from domain.missions.evidence import EvidenceKind
from domain.result.relocation import Risk
from governance.incident.case import Case
from governance.incident.report_findings import (
    auto_import,
    documentation,
    links,
    name_json,
    said,
    setting,
    sync,
    topic_json,
)

SCHEMA = "incident-report/1"
# Lines that tell of the report itself: they would make each version differ from the one before.
_OF_THE_REPORT = frozenset({EntryKind.REPORT, EntryKind.REVIEW, EntryKind.CLOSED})
# What a document claims is no fact before somebody keeps it, and then it is a line of its own.
_OF_A_DOCUMENT = frozenset({EntryKind.CLAIM, EntryKind.JUDGED})
_MOST_RANKED = 4


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a report is made of."""

    case: Case
    signs: Sequence[Sign]
    rows: Sequence[Ranked]
    risk: Risk
    people: Mapping[str, str]

    @property
    def confidence(self) -> Confidence:
        return confidence(self.rows)

    @property
    def advised(self) -> tuple[tuple[Advice, bool], ...]:
        """Each recommendation, and whether it can be acted on: going on looking is none that can."""
        first = self.rows[0].cause.advice
        if self.confidence is Confidence.LOW:
            return ((always().more, False), (always().containment, True))
        return ((first, True), (always().containment, True))


def body(found: Found, investigator: str, zone: tzinfo) -> dict[str, Any]:
    """As `data/schemas/incident-report.json` describes it, but for what is known only with the reviews.

    `zone`: the house's, whose day it was when the incident was opened.
    """
    case, one = found.case, found.case.incident
    entries = [entry for entry in case.entries if entry.kind not in _OF_THE_REPORT | _OF_A_DOCUMENT]
    last = max((entry.at for entry in entries), default=one.opened_at)
    return {
        "schema": SCHEMA,
        "incident": one.id,
        "title": one.wish.title,
        "title_by_language": None if one.wish.names is None else dict(one.wish.names),
        "channel": one.wish.channel,
        "room_type": one.wish.room_type,
        "severity": f"P{int(one.wish.severity)}",
        "date": one.opened_at.astimezone(zone).date().isoformat(),
        "investigator": found.people.get(investigator, "—"),
        "duration_minutes": max(0, int((last - one.opened_at) / timedelta(minutes=1))),
        "bookings": list(case.bookings),
        "findings": {
            "allocation": setting(entries, found.people),
            "auto_import": auto_import(entries, found.people),
            "sync": sync(case, entries, found.people),
            "documentation": documentation(entries, found.people),
        },
        "contradictions": _contradictions(found),
        "root_cause": _root_cause(found),
        "risk": _risk(found.risk),
        "recommendations": [_advice(advice) for advice, _ in found.advised],
        "plan_b": _advice(found.rows[1].cause.advice),
        "unanswered": list(_unanswered(found, entries)),
        "next_steps": {
            "today": [name_json(name) for name in always().today],
            "before_activation": [name_json(name) for name in always().before_activation],
            "monitoring": [name_json(name) for name in always().monitoring],
        },
        "blocked_by_hand": [
            {
                "channel": each.channel,
                "room_type": each.room_type,
                "rooms": each.rooms,
                "first": each.nights.first.isoformat(),
                "last": each.nights.last.isoformat(),
                "booking": each.booking,
                "state": each.state.value,
            }
            for each in case.blocks
        ],
        "appendix": {
            "screenshots": list(_pictures(entries, found.people)),
            "links": links(entries),
            "messages": [_message(e, found.people) for e in of_kind(entries, EntryKind.MESSAGE)],
            "timeline": [_line(entry, found.people) for entry in entries],
        },
    }


def outdated(found: Found, written: Mapping[str, Any]) -> bool:
    """Whether a report that was written says something else than is known by now of the setting, the import, the
    tests, the cause or what contradicts: who read it has not read that. Counts and steps since then do not matter.
    """
    entries, told = found.case.entries, written["findings"]
    now = [
        setting(entries, found.people),
        auto_import(entries, found.people),
        sync(found.case, entries, found.people)["tests"],
        _contradictions(found),
        _root_cause(found),
    ]
    then = [told["allocation"], told["auto_import"], told["sync"]["tests"], written["contradictions"]]
    return json.dumps(now, sort_keys=True) != json.dumps([*then, written["root_cause"]], sort_keys=True)


def with_reviews(
    stored: Mapping[str, Any],
    version: int,
    case: Case,
    told: Complete,
    success: Successful,
    people: Mapping[str, str],
) -> dict[str, Any]:
    """The stored body with its version, its reviews, and what follows from both."""
    return {
        **stored,
        "version": version,
        "reviews": [
            {
                "name": people.get(one.reviewer, "—"),
                "reviewer": one.reviewer,
                "words": one.words,
                "at": one.at.isoformat(),
            }
            for one in case.reviewed
        ],
        "criteria": {"complete": asdict(told), "successful": asdict(success)},
        "complete": told.whole,
        "successful": success.whole,
    }


def _contradictions(found: Found) -> list[dict[str, Any]]:
    return [
        {"topic": topic_json(each.topic), "said": [said(entry, found.people) for _, entry in each.said]}
        for each in found.case.contradictions
    ]


def _root_cause(found: Found) -> dict[str, Any]:
    first = found.rows[0]
    return {
        "cause": first.cause.id,
        "name": name_json(first.cause.name),
        "mechanism": name_json(first.cause.mechanism),
        "confidence": found.confidence.value,
        "for": [_sign(one.sign, one.weight) for one in first.reasons],
        "against": [_sign(one.sign, one.weight) for one in first.doubts],
        "strengthens": [_open_sign(*one) for one in first.strengthens[:3]],
        "weakens": [_open_sign(*one) for one in first.weakens[:3]],
        "ranking": [
            {"cause": one.cause.id, "name": name_json(one.cause.name), "points": one.points}
            for one in found.rows[:_MOST_RANKED]
        ],
    }


def _sign(sign: Sign, weight: int) -> dict[str, Any]:
    return {**_open_sign(sign.topic, sign.value), "weight": weight}


def _open_sign(topic: str, value: str) -> dict[str, Any]:
    return {
        "topic": topic,
        "name": topic_json(topic)["name"],
        "value": value,
        "reads": name_json(value_name(topic, value)),
    }


def _risk(risk: Risk) -> dict[str, Any]:
    return {
        "rooms": risk.rooms,
        "nights": risk.nights,
        "room_nights": risk.room_nights,
        "revenue": _amount(risk.revenue),
        "relocation": _amount(risk.relocation),
        "total": _amount(risk.total),
        "currency": risk.currency,
        "net_of_vat": risk.net,
        "relocation_assumed": risk.assumed,
        "unpriced": risk.unpriced,
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _advice(advice: Advice) -> dict[str, Any]:
    return {
        "what": name_json(advice.what),
        "why": name_json(advice.why),
        "risk": advice.risk,
        "how": name_json(advice.how),
    }


def _unanswered(found: Found, entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """The protocol's open subjects, then the questions that were noted."""
    known = {str(one.body["topic"]) for one in of_kind(entries, EntryKind.FACT)}
    for topic in topics().values():
        if topic.id not in known:
            yield {"topic": topic.id, "question": name_json(topic.name), "where": name_json(topic.where)}
    for one in of_kind(entries, EntryKind.NOTE):
        if one.body.get("question"):
            said = one.body.get("by_language") or {"fr": one.words, "en": one.words}
            yield {"topic": None, "question": dict(said), "where": None}


def _pictures(entries: Sequence[Entry], people: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        for piece in entry.evidence:
            if piece.kind is EvidenceKind.PHOTO:
                seen.setdefault(piece.value, entry)
    for number, (digest, entry) in enumerate(seen.items(), 1):
        yield {
            "n": number,
            "digest": digest,
            "caption": entry.words,
            "at": entry.at.isoformat(),
            "name": people.get(entry.by, "—"),
        }


def _message(entry: Entry, people: Mapping[str, str]) -> dict[str, Any]:
    return {
        "direction": entry.body["direction"],
        "who": entry.body["who"],
        "words": entry.words,
        "at": entry.at.isoformat(),
        "noted_by": people.get(entry.by, "—"),
    }


def _line(entry: Entry, people: Mapping[str, str]) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "name": people.get(entry.by),
        "words": entry.words,
        "body": dict(entry.body),
    }
