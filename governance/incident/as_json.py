"""How does a program read the incidents, and one of them whole?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from domain.incident.incident import Entry, Incident
from domain.incident.states import BookingState, CellState, States
from domain.incident.sync_test import SyncTest, results
from domain.prices.rates import Stamp
from governance.activation.as_json import evidence_json
from governance.incident.case import Case

People = Mapping[str, str]
NO_STATES = States()


def list_json(property_id: str, incidents: Sequence[Incident], people: People) -> dict[str, Any]:
    """As `data/schemas/incident-list.json` describes it."""
    return {
        "schema": "incident-list/1",
        "property": property_id,
        "holds": any(one.holds for one in incidents),
        "incidents": [_head(one, people) for one in incidents],
    }


def case_json(property_id: str, case: Case, people: People, states: States = NO_STATES) -> dict[str, Any]:
    """As `data/schemas/incident.json` describes it."""
    return {
        "schema": "incident/1",
        "property": property_id,
        **_head(case.incident, people),
        "bookings": list(case.bookings),
        "contradictions": [
            {
                "topic": one.topic,
                "said": [{"value": value, **_entry(entry, people)} for value, entry in one.said],
            }
            for one in case.contradictions
        ],
        "states": states_json(states),
        "tests": [test_json(one) for one in case.tests],
        "orders": [
            {"number": one.mission.id, "step": one.step, "state": one.mission.state.value}
            for one in case.orders
        ],
        "blocked_by_hand": [
            {
                "booking": one.booking,
                "channel": one.channel,
                "room_type": one.room_type,
                "first": one.nights.first.isoformat(),
                "last": one.nights.last.isoformat(),
                "rooms": one.rooms,
                "state": one.state.value,
            }
            for one in case.blocks
        ],
        "report_version": case.version.number if case.version else None,
        "reviews": [
            {
                "version": one.version,
                "reviewer": one.reviewer,
                "name": people.get(one.reviewer),
                "words": one.words,
                "at": one.at.isoformat(),
            }
            for one in case.reviews
        ],
        "timeline": [_entry(one, people) for one in case.entries],
    }


def test_json(test: SyncTest) -> dict[str, Any]:
    """A test booking with what was counted, and its result for each channel."""
    return {
        "phase": test.phase.value,
        "room_type": test.room_type,
        "night": test.night.isoformat(),
        "approved_by": test.approved_by,
        "approved_at": test.approved_at.isoformat(),
        "booked_at": test.booked_at.isoformat() if test.booked_at else None,
        "cancelled_at": test.cancelled_at.isoformat() if test.cancelled_at else None,
        "to_cancel": test.to_cancel,
        "results": [
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


def states_json(states: States) -> dict[str, Any]:
    """Cells and bookings: wanted, sent, confirmed, seen."""
    return {"cells": [_cell(one) for one in states.cells], "bookings": [_booking(o) for o in states.bookings]}


def _cell(one: CellState) -> dict[str, Any]:
    seen, feed = one.seen, one.feed
    return {
        "channel": one.channel,
        "room_type": one.room_type,
        "first": one.nights.first.isoformat(),
        "last": one.nights.last.isoformat(),
        "rooms": one.left,
        "target": _stamp(one.target),
        "sent": _stamp(one.sent),
        "confirmed": _stamp(one.confirmed),
        "observed": seen
        and {"rooms": seen.seen, "at": seen.at.isoformat(), "means": seen.means.value, "by": seen.by},
        "calendar": feed and {"taken": feed.taken, "at": feed.read_at.isoformat()},
    }


def _stamp(stamp: Stamp | None) -> dict[str, Any] | None:
    if stamp is None:
        return None
    values = {name: getattr(stamp.value, name) for name in stamp.value.stated()}
    told = {name: str(value) if isinstance(value, Decimal) else value for name, value in values.items()}
    return {"values": told, "at": stamp.at.isoformat(), "evidence": stamp.evidence}


def _booking(one: BookingState) -> dict[str, Any]:
    return {
        "number": one.number,
        "rooms": [
            {
                "room_type": room.room_type,
                "check_in": room.check_in.isoformat(),
                "check_out": room.check_out.isoformat(),
                "source": room.source,
                "booked_at": room.booked_at.isoformat(),
                "released_at": room.released_at.isoformat() if room.released_at else None,
            }
            for room in one.rooms
        ],
        "closed_by_hand": [block.state.value for block in one.by_hand],
        "named_by": [{"source": named.source, "at": named.at.isoformat()} for named in one.named_by],
        "shown": one.shown,
        "seen_at": one.seen.at.isoformat() if one.seen else None,
    }


def _head(one: Incident, people: People) -> dict[str, Any]:
    wish = one.wish
    return {
        "number": one.id,
        "title": wish.title,
        "title_by_language": None if wish.names is None else dict(wish.names),
        "open": one.is_open,
        "holds": one.holds,
        "severity": f"P{int(wish.severity)}",
        "origin": wish.origin.partition(":")[0],
        "channel": wish.channel,
        "room_type": wish.room_type,
        "first": wish.first.isoformat() if wish.first else None,
        "departure": wish.departure.isoformat() if wish.departure else None,
        "owner": one.owner,
        "owner_name": people.get(one.owner or ""),
        "opened_by": one.opened_by,
        "opened_at": one.opened_at.isoformat(),
        "closed_by": one.closed_by,
        "closed_at": one.closed_at.isoformat() if one.closed_at else None,
        "closing": one.closing,
    }


def _entry(one: Entry, people: People) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "at": one.at.isoformat(),
        "noted_at": one.noted_at.isoformat() if one.noted_at else None,
        "by": one.by,
        "name": people.get(one.by),
        "words": one.words,
        "body": dict(one.body),
        "evidence": [evidence_json(piece) for piece in one.evidence],
    }
