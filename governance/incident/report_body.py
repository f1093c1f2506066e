"""What does a report on an incident hold, in the fixed order of its form, whatever the language?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from domain.incident.causes import Advice, Confidence, Ranked, Sign, always, confidence
from domain.incident.criteria import Complete, Successful
from domain.incident.incident import Entry, EntryKind, of_kind
from domain.incident.sync_test import results
from domain.incident.topics import topics, value_name
from domain.missions.evidence import EvidenceKind
from domain.phrase import Name
from domain.result.relocation import Risk
from governance.incident.case import Case

SCHEMA = "incident-report/1"
# Lines that tell of the report itself: they would make each version differ from the one before.
_OF_THE_REPORT = frozenset({EntryKind.REPORT, EntryKind.REVIEW, EntryKind.CLOSED})
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


def body(found: Found, investigator: str) -> dict[str, Any]:
    """As `data/schemas/incident-report.json` describes it, but for what is known only with the reviews."""
    case, one = found.case, found.case.incident
    entries = [entry for entry in case.entries if entry.kind not in _OF_THE_REPORT]
    last = max((entry.at for entry in entries), default=one.opened_at)
    return {
        "schema": SCHEMA,
        "incident": one.id,
        "title": one.wish.title,
        "channel": one.wish.channel,
        "room_type": one.wish.room_type,
        "severity": f"P{int(one.wish.severity)}",
        "date": one.opened_at.date().isoformat(),
        "investigator": found.people.get(investigator, "—"),
        "duration_minutes": max(0, int((last - one.opened_at) / timedelta(minutes=1))),
        "bookings": list(case.bookings),
        "findings": {
            "allocation": _setting(entries, found.people),
            "auto_import": _auto_import(entries, found.people),
            "sync": _sync(case, entries, found.people),
            "documentation": _documentation(entries, found.people),
        },
        "contradictions": [
            {"topic": _topic(each.topic), "said": [_said(entry, found.people) for _, entry in each.said]}
            for each in case.contradictions
        ],
        "root_cause": _root_cause(found),
        "risk": _risk(found.risk),
        "recommendations": [_advice(advice) for advice, _ in found.advised],
        "plan_b": _advice(found.rows[1].cause.advice),
        "unanswered": list(_unanswered(found, entries)),
        "next_steps": {
            "today": [_name(name) for name in always().today],
            "before_activation": [_name(name) for name in always().before_activation],
            "monitoring": [_name(name) for name in always().monitoring],
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
            "links": _links(entries),
            "messages": [_message(e, found.people) for e in of_kind(entries, EntryKind.MESSAGE)],
            "timeline": [_line(entry, found.people) for entry in entries],
        },
    }


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


def _facts(entries: Sequence[Entry], topic: str) -> tuple[Entry, ...]:
    return tuple(one for one in of_kind(entries, EntryKind.FACT) if one.body["topic"] == topic)


def _value(entries: Sequence[Entry], topic: str) -> dict[str, str] | None:
    """What was stated last on a topic."""
    found = _facts(entries, topic)
    return _name(value_name(topic, str(found[-1].body["value"]))) if found else None


def _where(entries: Sequence[Entry], topic: str) -> str | None:
    found = [str(one.body["where"]) for one in _facts(entries, topic) if one.body.get("where")]
    return found[-1] if found else None


def _setting(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    return {
        "value": _value(entries, "allocation"),
        "where": _where(entries, "allocation"),
        "controls": _value(entries, "allocation_meaning"),
        "support_words": [_said(one, people) for one in _facts(entries, "support_reason")],
        "others": [
            {"topic": _topic(topic), "value": _value(entries, topic), "where": _where(entries, topic)}
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


def _auto_import(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    stated = _facts(entries, "auto_import")
    return {
        "found": None if not stated else str(stated[-1].body["value"]) == "found",
        "where": _where(entries, "auto_import"),
        "last_run": _value(entries, "last_import"),
    }


def _sync(case: Case, entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
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


def _documentation(entries: Sequence[Entry], people: Mapping[str, str]) -> dict[str, Any]:
    stated = _facts(entries, "documentation")
    return {"points": [_said(one, people) for one in stated], "sources": _links(stated)}


def _root_cause(found: Found) -> dict[str, Any]:
    first = found.rows[0]
    return {
        "cause": first.cause.id,
        "name": _name(first.cause.name),
        "mechanism": _name(first.cause.mechanism),
        "confidence": found.confidence.value,
        "for": [_sign(one.sign, one.weight) for one in first.reasons],
        "against": [_sign(one.sign, one.weight) for one in first.doubts],
        "strengthens": [_open_sign(*one) for one in first.strengthens[:3]],
        "weakens": [_open_sign(*one) for one in first.weakens[:3]],
        "ranking": [
            {"cause": one.cause.id, "name": _name(one.cause.name), "points": one.points}
            for one in found.rows[:_MOST_RANKED]
        ],
    }


def _sign(sign: Sign, weight: int) -> dict[str, Any]:
    return {**_open_sign(sign.topic, sign.value), "weight": weight}


def _open_sign(topic: str, value: str) -> dict[str, Any]:
    return {
        "topic": topic,
        "name": _topic(topic)["name"],
        "value": value,
        "reads": _name(value_name(topic, value)),
    }


def _topic(topic: str) -> dict[str, Any]:
    known = topics().get(topic)
    return {"topic": topic, "name": _name(known.name) if known else {"fr": topic, "en": topic}}


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
        "what": _name(advice.what),
        "why": _name(advice.why),
        "risk": advice.risk,
        "how": _name(advice.how),
    }


def _unanswered(found: Found, entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """The protocol's open subjects, then the questions that were noted."""
    known = {str(one.body["topic"]) for one in of_kind(entries, EntryKind.FACT)}
    for topic in topics().values():
        if topic.id not in known:
            yield {"topic": topic.id, "question": _name(topic.name), "where": _name(topic.where)}
    for one in of_kind(entries, EntryKind.NOTE):
        if one.body.get("question"):
            yield {"topic": None, "question": {"fr": one.words, "en": one.words}, "where": None}


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


def _links(entries: Sequence[Entry]) -> list[str]:
    found = [p.value for one in entries for p in one.evidence if p.kind is EvidenceKind.LINK]
    return list(dict.fromkeys(found))


def _said(entry: Entry, people: Mapping[str, str]) -> dict[str, Any]:
    value = _name(value_name(str(entry.body["topic"]), str(entry.body["value"])))
    return {"value": value, "name": people.get(entry.by, "—"), "at": entry.at.isoformat()}


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


def _name(name: Name) -> dict[str, str]:
    return dict(name.by_language)
