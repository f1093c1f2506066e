"""How does every table of a property get a row whose every text says whose it is?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    String,
    Table,
    Text,
    Time,
    select,
)

from domain.consent.actions import fingerprint, to_json
from domain.phrase import say
from domain.phrase_json import encode
from store.consent.journal import chained, genesis
from store.consent.people import token_hash
from store.models.columns import Cents, Instant, Nanodollars
from store.models.whole import Owned, Row
from tests.makers import NOW, TODAY, change_rate
from tests.rooms.store.seeding_of_service import of_service
from tests.rooms.store.seeding_of_the_page import of_the_page

OWNED = [
    Row.metadata.tables[model.__tablename__] for model in Row.__subclasses__() if issubclass(model, Owned)
]


def canary(property_id: str) -> str:
    """A word that occurs in this property's rows only."""
    return f"canary-of-{property_id}"


def row_id(property_id: str) -> int:
    """The id of this property's row in every table."""
    return 1001 if property_id == "villa-thaifa" else 1002


def seed(connection: Connection, property_id: str) -> None:
    """One row in every owned table, and the person to whom memberships point."""
    tables: list[Table] = list(Row.metadata.sorted_tables)
    wanted = {"properties", "persons", *(table.name for table in OWNED)}
    for table in tables:
        if table.name in wanted:
            connection.execute(table.insert(), _row(table, property_id))


def rows_of(connection: Connection, property_id: str) -> dict[str, list[Any]]:
    """Everything that is stored of a property."""
    found = {}
    for table in (*OWNED, Row.metadata.tables["properties"]):
        mine = select(table).where(table.c.property_id == property_id)
        found[table.name] = sorted(map(repr, connection.execute(mine)))
    return found


def _row(table: Table, property_id: str) -> dict[str, Any]:
    special = _special(property_id) | _of_guests(property_id) | of_the_page(canary(property_id))
    row = {
        column.name: _value(column, property_id)
        for column in table.columns
        if f"{table.name}.{column.name}" not in special
    }
    prefix = f"{table.name}."
    return row | {
        name.removeprefix(prefix): value for name, value in special.items() if name.startswith(prefix)
    }


def _value(column: Column[Any], property_id: str) -> Any:
    if column.name == "property_id":
        return property_id
    if column.name == "id" or column.name.endswith("_id"):
        return row_id(property_id)
    if column.name == "currency":
        return "MAD"
    kinds: tuple[tuple[Any, Any], ...] = (
        (Instant, NOW),
        ((Cents, Nanodollars), Decimal(1)),
        (Boolean, False),
        (Date, TODAY),
        (Time, time(9)),
        (JSON, [canary(property_id)]),
        (Text, canary(property_id)),
        (String, canary(property_id)[: getattr(column.type, "length", None) or 99]),
        (BigInteger, 1),
        (Integer, 1),
        (Float, 1.0),
    )
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def _of_guests(property_id: str) -> dict[str, Any]:
    return {
        "guest_addresses.door": "email",
        "guest_holds.first": TODAY,
        "guest_holds.last": TODAY + timedelta(days=1),
        "guest_holds.state": "open",
        "guest_messages.body": {"said": canary(property_id)},
        "guest_messages.door": "email",
        "guest_messages.state": "queued",
        "guest_messages.way": "out",
        "guest_messages.answers": row_id(property_id),
    }


def _special(property_id: str) -> dict[str, Any]:
    """Columns whose values must be valid; where they can, they carry the canary."""
    word = canary(property_id)
    action = change_rate(code=word)
    body = {"said": word}
    digest = chained(genesis(property_id), 1, NOW, word, word, word, body)
    return {
        "properties.zone": "Africa/Casablanca",
        "properties.extras": {"said": word},
        "properties.journal_seq": 1,
        "properties.journal_head": digest,
        "room_types.name": {"fr": word},
        "settings.value": word,
        "imports.touched": [],
        "imports.counts": {"said": word},
        "imports.undone_at": None,
        "decisions.decided_on": date(2025, 1, 9),
        "decisions.translations": {"fr": {"question": word}},
        "taxes.name": {"fr": word},
        "taxes.rate": "0.10",
        "proposals.action": to_json(action),
        "proposals.fingerprint": fingerprint(action),
        "proposals.state": "pending",
        "proposals.rulings": [["limit", "cfo", 1, encode(say("x", who=word))]],
        "proposals.reasons": [encode(say("x", who=word))],
        "proposals.level": 1,
        "proposals.undoes": row_id(property_id),
        "attempts.request": {"said": word},
        "attempts.outcome": None,
        "journal.seq": 1,
        "journal.body": body,
        "journal.hash": digest,
        "outbox.payload": {"said": word},
        "outbox.finished_at": None,
        "outbox.leased_until": None,
        "persons.telegram_id": row_id(property_id),
        "persons.language": "fr",
        "missions.state": "doing",
        "memberships.role": "owner",
        "memberships.revoked_at": None,
        "invitations.role": "operator",
        "invitations.token_hash": token_hash(word),
        "invitations.claimed_at": None,
        "invitations.claimed_by": None,
        "invitations.expires_at": datetime(2027, 1, 1, tzinfo=NOW.tzinfo),
        "reservations.state": "confirmed",
        "questions.phrase": encode(say("x", who=word)),
        "questions.cell": {"said": word},
        "objectives.metric": "adr",
        "objectives.target": "1",
        "objectives.closed_at": None,
        "mandates.largest_change": "1",
        "mandates.revoked_at": None,
        "deliveries.open": True,
        "external_rates.body": {"said": word},
        "what_ifs.action": to_json(action),
        **_of_what_came_in(word),
        **_of_revenue(word),
        **of_service(),
    }


def _of_what_came_in(word: str) -> dict[str, Any]:
    return {
        "sightings.body": _sighted(word),
        "sightings.rank": 5,
        "fact_asks.open": True,
        "documents.answers": {"total": word},
        "documents.kind": "table",
        "documents.state": "asked",
        "mails.open": True,
        "mails.state": "seen",
        "mails.body": {"said": word},
        "mails.notice": {"said": word},
        "knowledge_writings.audience": "staff",
        "knowledge_writings.current": True,
        "knowledge_writings.source": "file",
        "knowledge_passages.meaning": word.encode(),
        "package_leaves.value": word,
        "package_leaves.confidence": "written",
        "package_photos.problems": [word],
        "package_photos.left_out": False,
        "website_versions.state": "draft",
        "website_links.revoked_at": None,
        "website_links.expires_at": datetime(2037, 1, 1, tzinfo=NOW.tzinfo),
        "website_texts.state": "open",
        "website_texts.sentences": [[word, [word]]],
        "website_texts.by_model": False,
        **_of_the_board(word),
        **_of_incidents(word),
    }


def _of_the_board(word: str) -> dict[str, Any]:
    evidence = [["words", word, word, NOW.isoformat()]]
    return {
        "letters.party": "support",
        "letters.settled": False,
        "artifacts.depends": [word],
        "channel_openings.state": "requested",
        "channel_openings.evidence": evidence,
        "channel_moves.before": "preparing",
        "channel_moves.after": "requested",
        "channel_moves.evidence": evidence,
        "work_reports.evidence": evidence,
        "channel_checks.evidence": evidence,
        "handovers.revoked_at": None,
        "handovers.reminded_at": None,
        "work_reports.accepted": None,
        "work_orders.instructions": {
            "where": encode(say("x", who=word)),
            "actions": [encode(say("x", who=word))],
            "fields": [[word, word, [word], True]],
            "files": [word],
            **{key: [] for key in ("untouched", "success", "undo", "report")},
        },
        "agent_keys.token_hash": token_hash(word),
        "agent_keys.expires_at": datetime(2027, 1, 1, tzinfo=NOW.tzinfo),
        "agent_keys.revoked_at": None,
    }


def _of_incidents(word: str) -> dict[str, Any]:
    return {
        "incidents.closed_at": None,
        "incidents.severity": 1,
        "incident_entries.kind": "note",
        "incident_entries.body": {"said": word},
        "incident_entries.evidence": [["words", word, word, NOW.isoformat()]],
        "sync_tests.state": "concluded",
        "sync_tests.looks": [["before", word, 2, word, NOW.isoformat()]],
        "incident_reports.body": {"said": word},
        "hand_blocks.state": "closed",
        "hand_blocks.last": TODAY + timedelta(days=1),
    }


def _sighted(word: str) -> dict[str, Any]:
    """A booking as a source told it."""
    at = NOW.isoformat()
    plain = {"provider": word, "number": word, "source": word, "state": "confirmed", "rooms": []}
    return {**plain, "booked_at": at, "updated_at": at}


def _of_revenue(word: str) -> dict[str, Any]:
    advice = {
        **dict.fromkeys(("low", "mid", "high", "rooms_with", "rooms_without", "to_come"), "1"),
        "rails": [word],
        "factors": [],
    }
    return {
        "stay_rooms.state": "confirmed",
        "stay_rooms.check_out": TODAY + timedelta(days=1),
        "stay_rooms.nightly": [1],
        "stay_rooms.nights": 1,
        "stay_rooms.room_type": None,
        "stay_rooms.released_at": None,
        "calendar_cells.stage": "target",
        "cell_stamps.stage": "target",
        "kept_advice.cells": [[word, TODAY.isoformat(), "1", "1", advice]],
        "advice.body": advice,
        "demand_events.kind": "festival",
        "demand_events.ended_at": None,
        "rate_snapshots.cells": [[word, TODAY.isoformat(), "master", "*", {"price": "1"}, {"price": "2"}]],
        "pricing_rules.kind": "floor",
        "pricing_rules.weekdays": [],
        "pricing_rules.ratio": "1",
        "pricing_rules.ended_at": None,
        "declined_lines.cells": [[word, TODAY.isoformat(), "1", "2", 0]],
        "card_ticks.lines": [1],
        "price_trials.ratio": "0.08",
        "price_trials.pairs": [[TODAY.isoformat(), TODAY.isoformat()]],
        "price_trials.forgotten_at": None,
    }
