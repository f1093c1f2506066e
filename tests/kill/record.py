"""What does the database say, read with plain SQL and none of the product's queries?"""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from store.engine import async_url

TABLES = {
    "proposals": "SELECT id, number, token, state, action, filed_by, decided_by, undoes, supersedes FROM proposals",
    "attempts": "SELECT id, proposal_id, outcome, status FROM attempts",
    "inbox": "SELECT update_id, open, dead_at, reason FROM inbox",
    "outbox": "SELECT id, kind, chat_id, subject, dedupe, due_at, message_id, error, uncertain FROM outbox",
    "shown": "SELECT subject, chat_id, message_id FROM shown_messages",
    "journal": "SELECT seq, kind, subject, actor, body FROM journal",
}
UNSETTLED = (
    "SELECT (SELECT count(*) FROM inbox WHERE open)"
    " + (SELECT count(*) FROM outbox WHERE due_at IS NOT NULL)"
    " + (SELECT count(*) FROM proposals WHERE state IN ('approved', 'applying')) AS n"
)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal's row; `cells` are (our room type, night, price after)."""

    id: int
    number: int
    token: str
    state: str
    filed_by: str
    decided_by: str | None
    undoes: int | None
    supersedes: int | None
    cells: frozenset[tuple[str, date, Decimal]]


@dataclass(frozen=True, slots=True)
class Record:
    """All that is remembered, at rest."""

    proposals: Sequence[Proposal]
    attempts: Mapping[int, Sequence[Row]]
    inbox: Sequence[Row]
    outbox: Sequence[Row]
    shown: Sequence[Row]
    journal: Sequence[Row]

    def newest(self, number: int) -> Proposal:
        """The row that a card with this number shows."""
        return max((p for p in self.proposals if p.number == number), key=lambda p: p.id)


def read(database: str) -> Record:
    """The whole record."""
    rows = asyncio.run(fetched(database, TABLES))
    attempts: dict[int, list[Row]] = defaultdict(list)
    for row in rows["attempts"]:
        attempts[row["proposal_id"]].append(row)
    journal = [{**row, "body": _json(row["body"])} for row in rows["journal"]]
    return Record(
        [_proposal(row) for row in rows["proposals"]],
        attempts,
        rows["inbox"],
        rows["outbox"],
        rows["shown"],
        sorted(journal, key=lambda row: int(row["seq"])),
    )


def unsettled(database: str) -> int:
    """How many updates, messages and approved changes still await their end."""
    return int(asyncio.run(fetched(database, {"n": UNSETTLED}))["n"][0]["n"])


async def fetched(database: str, wanted: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of each statement, by its name."""
    engine = create_async_engine(async_url(database))
    try:
        async with engine.connect() as connection:
            found: dict[str, list[Row]] = {}
            for name, statement in wanted.items():
                rows = (await connection.execute(text(statement))).mappings()
                found[name] = [dict(row) for row in rows]
            return found
    finally:
        await engine.dispose()


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _proposal(row: Row) -> Proposal:
    changes = _json(row["action"])["changes"]
    return Proposal(
        row["id"],
        row["number"],
        row["token"],
        row["state"],
        row["filed_by"],
        row["decided_by"],
        row["undoes"],
        row["supersedes"],
        frozenset(_cell(change) for change in changes),
    )


def _cell(change: Any) -> tuple[str, date, Decimal]:
    return change["room_type"], date.fromisoformat(change["night"]), Decimal(change["after"]["price"])
