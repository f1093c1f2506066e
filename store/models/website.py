"""Which columns hold the website's mock-ups, the links to them, and the texts that are written for it?"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Code, Id, Json
from store.models.row import Owned, Row


class WebsiteVersionRow(Owned, Row):
    """A mock-up as it was built, and how far it is; its pages lie in a folder of their own."""

    __tablename__ = "website_versions"
    __table_args__ = (UniqueConstraint("token"), Index(None, "property_id", "state"))

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    digest: Mapped[Code]
    state: Mapped[str] = mapped_column(String(16))
    lacking: Mapped[int]
    built_at: Mapped[At]
    changed_at: Mapped[At]
    changed_by: Mapped[Code]
    approved_by: Mapped[str | None] = mapped_column(Text)
    sent_on: Mapped[date | None]
    sent_to: Mapped[str | None] = mapped_column(Text)
    confirmed_on: Mapped[date | None]
    url: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str | None] = mapped_column(Text)
    remind_on: Mapped[date | None]


class WebsiteLinkRow(Owned, Row):
    """A link to one mock-up that somebody outside may follow until its end, unless it is taken back."""

    __tablename__ = "website_links"
    __table_args__ = (Index(None, "property_id", "version_id"),)

    id: Mapped[Id]
    version_id: Mapped[int]
    made_at: Mapped[At]
    made_by: Mapped[Code]
    expires_at: Mapped[At]
    revoked_at: Mapped[At | None]


class WebsiteTextRow(Owned, Row):
    """A text that was drafted for one place of the package, sentence by sentence with the places it stands on."""

    __tablename__ = "website_texts"
    __table_args__ = (UniqueConstraint("token"), Index(None, "property_id", "state"))

    id: Mapped[Id]
    token: Mapped[str] = mapped_column(String(32))
    path: Mapped[Code]
    sentences: Mapped[Json]
    by_model: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16))
    drafted_at: Mapped[At]
    decided_at: Mapped[At | None]
    decided_by: Mapped[str | None] = mapped_column(Text)
