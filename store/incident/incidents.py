"""Which incidents are there, and what happened in each?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from domain.finding import Severity
from domain.incident.incident import Entry, EntryKind, Incident, Wish
from store.missions.evidence_json import kept, read
from store.models.incident import IncidentEntryRow, IncidentRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Incidents:
    """The incidents of one property; a line of a timeline is added and never changed."""

    scope: Scope

    async def open(self, wish: Wish, by: str, at: datetime) -> tuple[Incident, bool]:
        """The open incident of that origin, and whether it is new."""
        row = {
            "token": secrets.token_urlsafe(12),
            "title": wish.title,
            "origin": wish.origin,
            "open_origin": wish.origin,
            "severity": int(wish.severity),
            "channel": wish.channel,
            "room_type": wish.room_type,
            "first": wish.first,
            "departure": wish.departure,
            "owner": wish.owner,
            "holds": wish.holds,
            "names": None if wish.names is None else dict(wish.names),
            "opened_by": by,
            "opened_at": at,
            "closing": "",
        }
        new = await self.scope.add_new(IncidentRow, [row], ["open_origin"])
        found = await self.scope.first(select(IncidentRow).where(IncidentRow.open_origin == wish.origin))
        if found is None:
            raise LookupError(f"the incident of {wish.origin} was written and is not there")
        return _incident(found), bool(new)

    async def get(self, number: int) -> Incident | None:
        """The incident of that number."""
        row = await self.scope.first(select(IncidentRow).where(IncidentRow.id == number))
        return None if row is None else _incident(row)

    async def by_token(self, token: str) -> Incident | None:
        """The incident behind a button."""
        row = await self.scope.first(select(IncidentRow).where(IncidentRow.token == token))
        return None if row is None else _incident(row)

    async def all(self) -> Sequence[Incident]:
        """Every incident, open ones first, then the newest."""
        order = (IncidentRow.closed_at.is_not(None), IncidentRow.id.desc())
        return [_incident(row) for row in await self.scope.all(select(IncidentRow).order_by(*order))]

    async def assign(self, number: int, person: str) -> bool:
        """Say whose it is; False when it is closed or there is none."""
        mine = update(IncidentRow).where(IncidentRow.id == number, IncidentRow.closed_at.is_(None))
        return bool(await self.scope.changed(mine.values(owner=person)))

    async def close(self, number: int, by: str, words: str, at: datetime) -> bool:
        """Close it; False when it was before, or there is none."""
        still = update(IncidentRow).where(IncidentRow.id == number, IncidentRow.closed_at.is_(None))
        closed = still.values(open_origin=None, closed_by=by, closed_at=at, closing=words)
        return bool(await self.scope.changed(closed))

    async def add(self, number: int, entry: Entry, at: datetime) -> None:
        """A line of the timeline, noted at this instant."""
        row: dict[str, Any] = {
            "incident_id": number,
            "kind": entry.kind.value,
            "at": entry.at,
            "noted_at": at,
            "by": entry.by,
            "words": entry.words,
            "body": dict(entry.body),
            "evidence": kept(entry.evidence),
        }
        await self.scope.append(IncidentEntryRow, [row])

    async def entries(self, number: int) -> Sequence[Entry]:
        """The timeline as it was noted."""
        wanted = select(IncidentEntryRow).where(IncidentEntryRow.incident_id == number)
        return [_entry(row) for row in await self.scope.all(wanted.order_by(IncidentEntryRow.id))]


def _incident(row: IncidentRow) -> Incident:
    wish = Wish(
        row.title,
        row.origin,
        Severity(row.severity),
        row.channel,
        row.room_type,
        row.first,
        row.departure,
        row.owner,
        row.holds,
        row.names,
    )
    return Incident(
        row.id,
        row.token,
        wish,
        row.opened_by,
        row.opened_at,
        row.owner,
        row.closed_by,
        row.closed_at,
        row.closing,
    )


def _entry(row: IncidentEntryRow) -> Entry:
    return Entry(
        EntryKind(row.kind),
        row.at,
        row.by,
        row.words,
        row.body,
        read(row.evidence),
        row.noted_at,
        row.id,
    )
