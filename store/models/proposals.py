"""Which columns hold a proposal, its outward attempts and the journal of both?"""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row, own, referable


class ProposalRow(Owned, Row):
    __tablename__ = "proposals"
    __table_args__ = (
        referable(),
        UniqueConstraint("token"),
        Index(None, "property_id", "state", "number"),
        Index(None, "property_id", "key", "state"),
    )

    id: Mapped[Id]
    number: Mapped[int]
    token: Mapped[str] = mapped_column(String(32))
    director: Mapped[Code]
    key: Mapped[str] = mapped_column(Text)
    action: Mapped[Json]
    fingerprint: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16))
    level: Mapped[int]
    rulings: Mapped[Json]
    reasons: Mapped[Json]
    sample: Mapped[bool]
    filed_at: Mapped[At]
    filed_by: Mapped[Code]
    expires_at: Mapped[At]
    postponed_until: Mapped[At | None]
    decided_by: Mapped[Code | None]
    decided_at: Mapped[At | None]
    decided_words: Mapped[str | None] = mapped_column(Text)
    settled_at: Mapped[At | None]
    receipt: Mapped[Json | None]
    supersedes: Mapped[Ref | None]
    undoes: Mapped[Ref | None]
    asked_by: Mapped[Ref | None]
    mandate: Mapped[Ref | None]


class AttemptRow(Owned, Row):
    """One outward call: the row exists before the call does, and says afterwards what became of it."""

    __tablename__ = "attempts"
    __table_args__ = (UniqueConstraint("property_id", "proposal_id", "seq"), own("proposals", "proposal_id"))

    id: Mapped[Id]
    proposal_id: Mapped[Ref]
    seq: Mapped[int]
    request: Mapped[Json]
    started_at: Mapped[At]
    outcome: Mapped[Code | None]
    tracking: Mapped[Code | None]
    errors: Mapped[Json | None]
    finished_at: Mapped[At | None]
    status: Mapped[Code | None]
    channels: Mapped[Json | None]
    checked_at: Mapped[At | None]
    checks: Mapped[int]


class JournalRow(Owned, Row):
    """Append-only. `hash` covers everything else in the row and the hash of the row before."""

    __tablename__ = "journal"
    __table_args__ = (UniqueConstraint("property_id", "seq"), Index(None, "property_id", "subject"))

    id: Mapped[Id]
    seq: Mapped[int]
    at: Mapped[At]
    actor: Mapped[Code]
    kind: Mapped[Code]
    subject: Mapped[Code]
    body: Mapped[Json]
    hash: Mapped[str] = mapped_column(String(64))
