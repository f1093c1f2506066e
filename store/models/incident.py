"""Which columns hold incidents, their timelines, tests, reports, reviews, and what was closed by hand?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json, Ref
from store.models.row import Owned, Row


class IncidentRow(Owned, Row):
    """`open_origin` is set while it is open, so that one origin has one open incident.

    `names` is the title by language, where both are known.
    """

    __tablename__ = "incidents"
    __table_args__ = (UniqueConstraint("token"), UniqueConstraint("property_id", "open_origin"))

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(Text)
    origin: Mapped[Code]
    open_origin: Mapped[Code | None]
    severity: Mapped[int]
    channel: Mapped[Code | None]
    room_type: Mapped[Code | None]
    first: Mapped[date | None]
    departure: Mapped[date | None]
    owner: Mapped[Code | None]
    holds: Mapped[bool]
    names: Mapped[Json | None]
    opened_by: Mapped[Code]
    opened_at: Mapped[At]
    closed_by: Mapped[Code | None]
    closed_at: Mapped[At | None]
    closing: Mapped[str] = mapped_column(Text)


class IncidentEntryRow(Owned, Row):
    """One line of a timeline; none is ever changed."""

    __tablename__ = "incident_entries"
    __table_args__ = (Index(None, "property_id", "incident_id"),)

    id: Mapped[Id]
    incident_id: Mapped[Ref]
    kind: Mapped[Code]
    at: Mapped[At]
    noted_at: Mapped[At]
    by: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    body: Mapped[Json]
    evidence: Mapped[Json]


class SyncTestRow(Owned, Row):
    """A test booking and the duty to cancel it. `open_key` is set while it runs: one at a time."""

    __tablename__ = "sync_tests"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("property_id", "open_key"),
        Index(None, "property_id", "incident_id"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    incident_id: Mapped[Ref]
    open_key: Mapped[Code | None]
    proposal_id: Mapped[Ref | None]
    state: Mapped[Code]
    room_type: Mapped[Code]
    night: Mapped[date]
    channels: Mapped[Json]
    approved_by: Mapped[Code]
    approved_at: Mapped[At]
    booked_at: Mapped[At | None]
    booked_by: Mapped[Code | None]
    cancelled_at: Mapped[At | None]
    cancelled_by: Mapped[Code | None]
    rung_at: Mapped[At | None]
    concluded_at: Mapped[At | None]
    looks: Mapped[Json]


class IncidentReportRow(Owned, Row):
    """One version of a report, as it was read by whoever reviewed it."""

    __tablename__ = "incident_reports"
    __table_args__ = (UniqueConstraint("property_id", "incident_id", "version"),)

    id: Mapped[Id]
    incident_id: Mapped[Ref]
    version: Mapped[int]
    digest: Mapped[Code]
    body: Mapped[Json]
    made_by: Mapped[Code]
    made_at: Mapped[At]


class IncidentReviewRow(Owned, Row):
    """One person's word on one version."""

    __tablename__ = "incident_reviews"
    __table_args__ = (UniqueConstraint("property_id", "incident_id", "version", "reviewer"),)

    id: Mapped[Id]
    incident_id: Mapped[Ref]
    version: Mapped[int]
    reviewer: Mapped[Code]
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[At]


class HandBlockRow(Owned, Row):
    """Rooms that a person closes on one channel by hand for one booking, and opens again when it goes.

    `open_key` is set while it is asked for, so that the same is asked once.
    """

    __tablename__ = "hand_blocks"
    __table_args__ = (
        UniqueConstraint("token"),
        UniqueConstraint("property_id", "open_key"),
    )

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    open_key: Mapped[Code | None]
    incident_id: Mapped[Ref | None]
    booking: Mapped[Code]
    channel: Mapped[Code]
    room_type: Mapped[Code]
    first: Mapped[date]
    last: Mapped[date]
    rooms: Mapped[int]
    state: Mapped[Code]
    asked_at: Mapped[At]
    blocked_at: Mapped[At | None]
    blocked_by: Mapped[Code | None]
    opened_at: Mapped[At | None]
    opened_by: Mapped[Code | None]
