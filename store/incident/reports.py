"""Which versions of an incident's report were made, and who has read which?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.incident.review import Review, Version
from store.models.incident import IncidentReportRow, IncidentReviewRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class IncidentReports:
    """The reports of one property's incidents: a version is added and never changed."""

    scope: Scope

    async def keep(
        self, incident: int, digest: str, body: Mapping[str, Any], by: str, at: datetime
    ) -> Version:
        """The newest version where it says the same, else a new one."""
        newest = await self.newest(incident)
        if newest is not None and newest.digest == digest:
            return newest
        number = 1 if newest is None else newest.number + 1
        row = {
            "incident_id": incident,
            "version": number,
            "digest": digest,
            "body": dict(body),
            "made_by": by,
            "made_at": at,
        }
        await self.scope.add_new(IncidentReportRow, [row], ["incident_id", "version"])
        return Version(incident, number, digest, body, by, at)

    async def newest(self, incident: int) -> Version | None:
        """The last version; None while there is none."""
        wanted = select(IncidentReportRow).where(IncidentReportRow.incident_id == incident)
        row = await self.scope.first(wanted.order_by(IncidentReportRow.version.desc()))
        if row is None:
            return None
        return Version(row.incident_id, row.version, row.digest, row.body, row.made_by, row.made_at)

    async def review(self, incident: int, review: Review) -> bool:
        """Keep somebody's words on a version; False when he has spoken on it before."""
        row = {
            "incident_id": incident,
            "version": review.version,
            "reviewer": review.reviewer,
            "words": review.words,
            "at": review.at,
        }
        unique = ["incident_id", "version", "reviewer"]
        return bool(await self.scope.add_new(IncidentReviewRow, [row], unique))

    async def reviews(self, incident: int) -> Sequence[Review]:
        """Every review of every version, the first one first."""
        wanted = select(IncidentReviewRow).where(IncidentReviewRow.incident_id == incident)
        return [
            Review(row.version, row.reviewer, row.words, row.at)
            for row in await self.scope.all(wanted.order_by(IncidentReviewRow.id))
        ]
