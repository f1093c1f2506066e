"""Which columns hold what was said with the board, and what each call to a model cost?"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Dollars, Id, Ref
from store.models.row import Owned, Row, own, referable


class ThreadRow(Owned, Row):
    """One person's conversation with the board in one property."""

    __tablename__ = "threads"
    __table_args__ = (UniqueConstraint("property_id", "person_id"), referable())

    id: Mapped[Id]
    person_id: Mapped[Ref]
    begun_at: Mapped[At]


class ExchangeRow(Owned, Row):
    """One question and its answer, as plain text: no thought, no tool result. `answer` NULL: none was given.

    `tainted`: the answer was given after reading text of outsiders, so no later turn reads it again. `charts`: the
    pictures that it came with; NULL in rows of before them.
    """

    __tablename__ = "exchanges"
    __table_args__ = (
        own("threads", "thread_id"),
        referable(),
        Index(None, "property_id", "thread_id", "id"),
    )

    id: Mapped[Id]
    thread_id: Mapped[Ref]
    at: Mapped[At]
    director: Mapped[Code]
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    tainted: Mapped[bool]
    ended: Mapped[Code]
    charts: Mapped[list[Any] | None] = mapped_column(JSON)


class AskedRow(Owned, Row):
    """A question that somebody put to the board on the page and that has no answer yet; the answer deletes it."""

    __tablename__ = "asked_questions"
    __table_args__ = (
        UniqueConstraint("property_id", "key"),
        Index(None, "property_id", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[Ref]
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[At]
    words: Mapped[str] = mapped_column(Text)
    director: Mapped[Code | None]
    tier: Mapped[Code]


class SummaryRow(Owned, Row):
    """What one local day of a thread came to; nothing that outsiders wrote is in it. Erasing empties `words`.

    The row stays, so that what was erased is not written anew.
    """

    __tablename__ = "summaries"
    __table_args__ = (
        own("threads", "thread_id"),
        UniqueConstraint("token"),
        UniqueConstraint("property_id", "thread_id", "day"),
    )

    id: Mapped[Id]
    thread_id: Mapped[Ref]
    token: Mapped[str] = mapped_column(String(32))
    day: Mapped[date]
    words: Mapped[str] = mapped_column(Text)
    by_model: Mapped[bool]
    made_at: Mapped[At]


class UsageRow(Owned, Row):
    """One call to a model: tokens as the provider counted them and their price."""

    __tablename__ = "usage"
    __table_args__ = (Index(None, "property_id", "at"),)

    id: Mapped[Id]
    at: Mapped[At]
    purpose: Mapped[Code]
    director: Mapped[Code | None]
    model: Mapped[Code]
    fresh: Mapped[int]
    cache_written: Mapped[int]
    cache_read: Mapped[int]
    output: Mapped[int]
    cost: Mapped[Dollars]
    estimated: Mapped[bool]
