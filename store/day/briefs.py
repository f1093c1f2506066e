"""Was today's brief claimed, and which findings were told already?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select, update

from domain.finding import Finding
from store.models.morning import BriefRow, ToldRow
from store.scope import Scope

CLAIMED = "claimed"
SENT = "sent"


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """One morning's brief: "claimed" until somebody marks it otherwise."""

    local_date: date
    state: str
    claimed_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Briefs:
    """One brief per local date, across restarts, clock changes and processes."""

    scope: Scope

    async def claim(self, local_date: date, at: datetime) -> bool:
        """Take that morning's brief on; False when it was taken."""
        row = {"local_date": local_date, "state": CLAIMED, "claimed_at": at, "at": at}
        return bool(await self.scope.add_new(BriefRow, [row], ["local_date"]))

    async def mark(self, local_date: date, state: str, at: datetime) -> None:
        """What became of it: "sent", "missed" or the like."""
        brief = update(BriefRow).where(BriefRow.local_date == local_date)
        await self.scope.changed(brief.values(state=state, at=at))

    async def last(self, before: date | None = None) -> BriefRecord | None:
        """The brief of the latest date, or of the latest one before a date."""
        wanted = select(BriefRow).order_by(BriefRow.local_date.desc())
        if before is not None:
            wanted = wanted.where(BriefRow.local_date < before)
        row = await self.scope.first(wanted)
        return None if row is None else _record(row)

    async def sent(self, before: date) -> int:
        """How many mornings before that date had their brief."""
        wanted = select(func.count()).select_from(BriefRow)
        found = await self.scope.first(wanted.where(BriefRow.local_date < before, BriefRow.state == SENT))
        return found or 0

    async def get(self, local_date: date) -> BriefRecord | None:
        """The brief of that date."""
        row = await self.scope.first(select(BriefRow).where(BriefRow.local_date == local_date))
        return None if row is None else _record(row)


@dataclass(frozen=True, slots=True)
class Told:
    """What people know already, so that a brief says only what is new."""

    scope: Scope

    async def news(self, findings: Iterable[Finding]) -> Sequence[Finding]:
        """The findings that were never told, or told in another state."""
        found = list(findings)
        keys = [finding.key for finding in found]
        rows = await self.scope.rows(select(ToldRow.key, ToldRow.state).where(ToldRow.key.in_(keys)))
        told = {key: state for key, state in rows}
        return [finding for finding in found if told.get(finding.key) != finding.state]

    async def mark(self, findings: Iterable[Finding], at: datetime) -> None:
        """These were told in their present state."""
        rows = {finding.key: {"key": finding.key, "state": finding.state, "at": at} for finding in findings}
        await self.scope.put(ToldRow, rows.values(), ["key"])

    async def forget_absent(self, findings: Iterable[Finding]) -> int:
        """Forget what no longer holds, so that it is news when it comes back; how many that were."""
        present = [finding.key for finding in findings]
        return await self.scope.changed(delete(ToldRow).where(ToldRow.key.not_in(present)))


def _record(row: BriefRow) -> BriefRecord:
    return BriefRecord(row.local_date, row.state, row.claimed_at, row.at)
