"""What was looked at on each channel, and who was handed which access?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from domain.activation.checks import CheckDone
from domain.activation.handover import Handover
from store.missions.evidence_json import kept, read
from store.models.activation import ChannelCheckRow, HandoverRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Checks:
    """The looks at the channels of one property, all of them kept."""

    scope: Scope

    async def add(self, done: CheckDone) -> None:
        """Keep a look beside all earlier ones."""
        row = {
            "channel": done.channel,
            "check": done.check,
            "well": done.well,
            "words": done.words,
            "evidence": kept(done.evidence),
            "by": done.by,
            "at": done.at,
        }
        await self.scope.append(ChannelCheckRow, [row])

    async def of(self, channel: str) -> Sequence[CheckDone]:
        """Every look at a channel, the first one first."""
        wanted = select(ChannelCheckRow).where(ChannelCheckRow.channel == channel)
        return [
            CheckDone(row.channel, row.check, row.well, row.words, read(row.evidence), row.by, row.at)
            for row in await self.scope.all(wanted.order_by(ChannelCheckRow.id))
        ]


@dataclass(frozen=True, slots=True)
class Handovers:
    """The accesses that were handed over in one property."""

    scope: Scope

    async def add(self, one: Handover) -> int:
        """Write it down; its number."""
        return await self.scope.add(
            HandoverRow,
            channel=one.channel,
            entry=one.entry,
            given_by=one.given_by,
            given_to=one.given_to,
            at=one.at,
            until=one.until,
        )

    async def open(self) -> Sequence[Handover]:
        """Those that nobody has taken back, the first to end first."""
        wanted = select(HandoverRow).where(HandoverRow.revoked_at.is_(None))
        rows = await self.scope.all(wanted.order_by(HandoverRow.until, HandoverRow.id))
        return [_handover(row) for row in rows]

    async def over(self, today: date) -> Sequence[Handover]:
        """Those whose day has passed and that nobody has taken back or been reminded of."""
        return [one for one in await self.open() if one.until < today and one.reminded_at is None]

    async def revoke(self, number: int, by: str, at: datetime) -> bool:
        """The access was taken back; False: it was before, or there is none."""
        row = update(HandoverRow).where(HandoverRow.id == number, HandoverRow.revoked_at.is_(None))
        return bool(await self.scope.changed(row.values(revoked_at=at, revoked_by=by)))

    async def reminded(self, number: int, at: datetime) -> bool:
        """Somebody is reminded; False when another process has just done so."""
        row = update(HandoverRow).where(HandoverRow.id == number, HandoverRow.reminded_at.is_(None))
        return bool(await self.scope.changed(row.values(reminded_at=at)))


def _handover(row: HandoverRow) -> Handover:
    return Handover(
        row.id,
        row.channel,
        row.entry,
        row.given_by,
        row.given_to,
        row.at,
        row.until,
        row.revoked_at,
        row.revoked_by,
        row.reminded_at,
    )
