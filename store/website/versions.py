"""Which mock-ups of the website are there, and who won the race to move one?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from domain.website.version import State, Version, may_move
from store.consent.journal import Journal
from store.models.website import WebsiteVersionRow
from store.scope import Scope

MOVABLE = frozenset({"approved_by", "sent_on", "sent_to", "confirmed_on", "url", "words", "remind_on"})


@dataclass(frozen=True, slots=True)
class WebsiteVersions:
    """The mock-ups of one property. Every change of state is one guarded UPDATE with its journal row."""

    scope: Scope
    journal: Journal

    async def add(self, digest: str, lacking: int, *, by: str, at: datetime) -> Version:
        """Write a new mock-up, a draft."""
        version = await self.scope.add(
            WebsiteVersionRow,
            token=secrets.token_urlsafe(12),
            digest=digest,
            state=State.DRAFT.value,
            lacking=lacking,
            built_at=at,
            changed_at=at,
            changed_by=by,
        )
        await self.journal.append("website.built", f"website:{version}", by, {"lacking": lacking}, at)
        [found] = await self._found(WebsiteVersionRow.id == version)
        return found

    async def all(self) -> Sequence[Version]:
        """Every mock-up, the newest first."""
        return await self._found(WebsiteVersionRow.id > 0)

    async def by_token(self, token: str) -> Version | None:
        """The mock-up behind a button."""
        return next(iter(await self._found(WebsiteVersionRow.token == token)), None)

    async def move(self, version: Version, to: State, *, by: str, at: datetime, **fields: Any) -> bool:
        """Take it to another state; False when somebody was faster. ValueError: the table knows no such way."""
        if not may_move(version.state, to) or not MOVABLE.issuperset(fields):
            raise ValueError(f"a mock-up does not go from {version.state} to {to} with {sorted(fields)}")
        wanted = update(WebsiteVersionRow).where(
            WebsiteVersionRow.id == version.id, WebsiteVersionRow.state == version.state.value
        )
        values = {"state": to.value, "changed_at": at, "changed_by": by, **fields}
        if not await self.scope.changed(wanted.values(**values)):
            return False
        body = {"from": version.state.value, "to": to.value}
        await self.journal.append("website.moved", f"website:{version.id}", by, body, at)
        return True

    async def remind_next(self, version: Version, on: date | None) -> bool:
        """Set the day of the next reminder; False when another process has just done so."""
        wanted = update(WebsiteVersionRow).where(
            WebsiteVersionRow.id == version.id, WebsiteVersionRow.remind_on == version.remind_on
        )
        return bool(await self.scope.changed(wanted.values(remind_on=on)))

    async def _found(self, condition: Any) -> list[Version]:
        wanted = select(WebsiteVersionRow).where(condition).order_by(WebsiteVersionRow.id.desc())
        return [_version(row) for row in await self.scope.all(wanted)]


def _version(row: WebsiteVersionRow) -> Version:
    plain = (
        *("id", "token", "digest", "lacking", "built_at", "changed_at", "changed_by", "approved_by"),
        *("sent_on", "sent_to", "confirmed_on", "url", "words", "remind_on"),
    )
    return Version(state=State(row.state), **{name: getattr(row, name) for name in plain})
