"""What happened, in which order, and has anybody changed the record since?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update

from store.models.property import PropertyRow
from store.models.proposals import JournalRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of the journal. `body` holds ids and amounts, never personal data."""

    seq: int
    at: datetime
    actor: str
    kind: str
    subject: str
    body: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """Whether the chain holds; else the first entry that does not fit and why."""

    ok: bool
    length: int
    first_bad_seq: int | None = None
    reason: str | None = None


def genesis(property_id: str) -> str:
    """The hash before the first entry: it names the property, so chains cannot be exchanged."""
    return hashlib.sha256(property_id.encode()).hexdigest()


def chained(previous: str, seq: int, at: datetime, actor: str, kind: str, subject: str, body: Any) -> str:
    """SHA-256 over the previous hash and the canonical JSON of the entry."""
    content = [seq, at.astimezone(UTC).isoformat(timespec="microseconds"), actor, kind, subject, body]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Journal:
    """The append-only, hash-chained record of one property; its head stands on the property's row."""

    scope: Scope

    async def append(
        self, kind: str, subject: str, actor: str, body: Mapping[str, Any], at: datetime
    ) -> JournalEntry:
        """Add one entry; LookupError when the property does not exist yet."""
        bumped = (
            update(PropertyRow)
            .values(journal_seq=PropertyRow.journal_seq + 1)
            .returning(PropertyRow.journal_seq, PropertyRow.journal_head)
        )
        found = await self.scope.returned(bumped, aside=True)
        if found is None:
            raise LookupError(f"no property {self.scope.property_id} to keep a journal of")
        seq, head = found
        kept = json.loads(json.dumps(body))  # what is hashed is what will be read back
        digest = chained(head or genesis(self.scope.property_id), seq, at, actor, kind, subject, kept)
        await self.scope.append(
            JournalRow,
            [
                {
                    "seq": seq,
                    "at": at,
                    "actor": actor,
                    "kind": kind,
                    "subject": subject,
                    "body": kept,
                    "hash": digest,
                }
            ],
        )
        await self.scope.changed(update(PropertyRow).values(journal_head=digest), aside=True)
        return JournalEntry(seq, at, actor, kind, subject, kept, digest)

    async def head(self) -> tuple[int, str]:
        """Number and hash of the newest entry: (0, genesis) for an empty journal."""
        found = await self.scope.rows(select(PropertyRow.journal_seq, PropertyRow.journal_head))
        seq, digest = found[0] if found else (0, "")
        return seq, digest or genesis(self.scope.property_id)

    async def entries(self, after: int = 0, limit: int = 100) -> Sequence[JournalEntry]:
        """Entries after that number, oldest first."""
        wanted = select(JournalRow).where(JournalRow.seq > after).order_by(JournalRow.seq).limit(limit)
        return [_entry(row) for row in await self.scope.all(wanted)]

    async def of_subject(self, subject: str) -> Sequence[JournalEntry]:
        """Everything that happened to one subject, oldest first."""
        wanted = select(JournalRow).where(JournalRow.subject == subject).order_by(JournalRow.seq)
        return [_entry(row) for row in await self.scope.all(wanted)]

    async def verify(self) -> VerifyResult:
        """Recompute the chain: change, removal, reordering and a cut tail each show."""
        expected_seq, head = await self.head()
        previous, seq = genesis(self.scope.property_id), 0
        while batch := await self.entries(after=seq, limit=1000):
            for entry in batch:
                if entry.seq != seq + 1:
                    return VerifyResult(False, expected_seq, seq + 1, "missing")
                previous = chained(
                    previous, entry.seq, entry.at, entry.actor, entry.kind, entry.subject, entry.body
                )
                if previous != entry.hash:
                    return VerifyResult(False, expected_seq, entry.seq, "changed")
                seq = entry.seq
        if seq < expected_seq:
            return VerifyResult(False, expected_seq, seq + 1, "truncated")
        if seq > expected_seq or previous != head:
            return VerifyResult(False, expected_seq, seq, "head")
        return VerifyResult(True, expected_seq)


def _entry(row: JournalRow) -> JournalEntry:
    return JournalEntry(row.seq, row.at, row.actor, row.kind, row.subject, row.body, row.hash)
