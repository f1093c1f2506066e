"""Which columns hold the links that open the page once, and the sessions of who came in?"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.models.columns import At, Id, Ref
from store.models.row import Owned, Row


class PageLinkRow(Owned, Row):
    """A way in that counts once: a link from the bot, or a launch that Telegram signed. Only digests are stored."""

    __tablename__ = "page_links"
    __table_args__ = (UniqueConstraint("property_id", "digest"), Index(None, "digest"))

    id: Mapped[Id]
    person_id: Mapped[Ref]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[At]
    expires_at: Mapped[At]
    device: Mapped[str | None] = mapped_column(String(64))
    used_at: Mapped[At | None]


class PageSessionRow(Owned, Row):
    """Somebody's stay on one device; the code that he was asked for, by its digest, with the tries it has had."""

    __tablename__ = "page_sessions"
    __table_args__ = (UniqueConstraint("digest"), Index(None, "property_id", "person_id"))

    id: Mapped[Id]
    person_id: Mapped[Ref]
    digest: Mapped[str] = mapped_column(String(64))
    way: Mapped[str] = mapped_column(String(16))
    device: Mapped[str] = mapped_column(Text)
    begun_at: Mapped[At]
    seen_at: Mapped[At]
    expires_at: Mapped[At]
    proven_at: Mapped[At | None]
    ended_at: Mapped[At | None]
    code: Mapped[str | None] = mapped_column(String(64))
    code_until: Mapped[At | None]
    code_tries: Mapped[int]


class PasskeyRow(Owned, Row):
    """A key that somebody keeps on a device, by its public half; `uses` is the device's own count."""

    __tablename__ = "passkeys"
    __table_args__ = (UniqueConstraint("property_id", "credential"), Index(None, "credential"))

    id: Mapped[Id]
    person_id: Mapped[Ref]
    credential: Mapped[str] = mapped_column(Text)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    uses: Mapped[int] = mapped_column(BigInteger)
    device: Mapped[str] = mapped_column(Text)
    made_at: Mapped[At]
    used_at: Mapped[At | None]
