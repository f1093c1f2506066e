"""Who outside may look at which mock-up, and until when?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from domain.website.link import Link
from store.models.website import WebsiteLinkRow, WebsiteVersionRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class WebsiteLinks:
    """The links to the mock-ups of one property."""

    scope: Scope

    async def add(self, version_id: int, *, by: str, at: datetime, expires_at: datetime) -> Link:
        """A new link."""
        link = await self.scope.add(
            WebsiteLinkRow, version_id=version_id, made_at=at, made_by=by, expires_at=expires_at
        )
        return Link(link, version_id, expires_at)

    async def open(self, version_id: int, now: datetime) -> Sequence[Link]:
        """The links to a mock-up that still open it, the one that lasts longest first."""
        wanted = select(WebsiteLinkRow).where(
            WebsiteLinkRow.version_id == version_id,
            WebsiteLinkRow.revoked_at.is_(None),
            WebsiteLinkRow.expires_at > now,
        )
        rows = await self.scope.all(wanted.order_by(WebsiteLinkRow.expires_at.desc()))
        return [Link(row.id, row.version_id, row.expires_at) for row in rows]

    async def digest_behind(self, link_id: int, now: datetime) -> str | None:
        """The digest of the mock-up that this link opens now; None when it opens nothing any more."""
        wanted = (
            select(WebsiteVersionRow.digest)
            .join(WebsiteLinkRow, WebsiteLinkRow.version_id == WebsiteVersionRow.id)
            .where(
                WebsiteLinkRow.id == link_id,
                WebsiteLinkRow.revoked_at.is_(None),
                WebsiteLinkRow.expires_at > now,
            )
        )
        return await self.scope.first(wanted)

    async def revoke(self, now: datetime) -> int:
        """Take every link back; how many still opened something."""
        wanted = update(WebsiteLinkRow).where(
            WebsiteLinkRow.revoked_at.is_(None), WebsiteLinkRow.expires_at > now
        )
        return await self.scope.changed(wanted.values(revoked_at=now))
