"""Which columns hold the channel manager's own lists, counters, our readings of it and our calls to it?"""

from __future__ import annotations

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json
from store.models.row import Owned, Row


class ChannelRow(Owned, Row):
    """A connected channel as last counted."""

    __tablename__ = "channels"
    __table_args__ = (UniqueConstraint("property_id", "code"),)

    id: Mapped[Id]
    code: Mapped[Code]
    name: Mapped[str] = mapped_column(Text)
    in_progress: Mapped[int]
    succeeded: Mapped[int]
    failed: Mapped[int]
    counted_at: Mapped[At]
    failing_since: Mapped[At | None]


class ChannelCountRow(Owned, Row):
    """Append-only: a channel's counters whenever they differed from the time before."""

    __tablename__ = "channel_counts"
    __table_args__ = (Index(None, "property_id", "code", "counted_at"),)

    id: Mapped[Id]
    code: Mapped[Code]
    in_progress: Mapped[int]
    succeeded: Mapped[int]
    failed: Mapped[int]
    counted_at: Mapped[At]


class SourceRow(Owned, Row):
    """When a source was last read well, and when not and why."""

    __tablename__ = "sources"
    __table_args__ = (UniqueConstraint("property_id", "name"),)

    id: Mapped[Id]
    name: Mapped[Code]
    read_at: Mapped[At | None]
    failed_at: Mapped[At | None]
    words: Mapped[str | None] = mapped_column(Text)


class CursorRow(Owned, Row):
    __tablename__ = "cursors"
    __table_args__ = (UniqueConstraint("property_id", "name"),)

    id: Mapped[Id]
    name: Mapped[Code]
    value: Mapped[str] = mapped_column(Text)


class ExternalRateRow(Owned, Row):
    """One row of the channel manager's own list of rooms and rates."""

    __tablename__ = "external_rates"

    id: Mapped[Id]
    body: Mapped[Json]


class QuotaCallRow(Owned, Row):
    """One call that counts against a provider's quota."""

    __tablename__ = "quota_calls"
    __table_args__ = (Index(None, "property_id", "provider", "at"),)

    id: Mapped[Id]
    provider: Mapped[Code]
    at: Mapped[At]
    urgent: Mapped[bool]
