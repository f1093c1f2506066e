"""Which test bookings were agreed to, how far is each, and which must still be cancelled?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from domain.incident.sync_test import Look, Phase, Round, SyncTest
from store.models.incident import SyncTestRow
from store.scope import Scope

RUNS = "test"  # one at a time in a house


@dataclass(frozen=True, slots=True)
class SyncTests:
    """The synchronisation tests of one property."""

    scope: Scope

    async def begin(
        self,
        incident: int,
        room_type: str,
        night: date,
        channels: Sequence[str],
        by: str,
        at: datetime,
        *,
        proposal: int | None = None,
    ) -> SyncTest | None:
        """Begin one; None while another runs."""
        row: dict[str, Any] = {
            "token": secrets.token_urlsafe(12),
            "incident_id": incident,
            "open_key": RUNS,
            "proposal_id": proposal,
            "state": Phase.BEFORE.value,
            "room_type": room_type,
            "night": night,
            "channels": list(channels),
            "approved_by": by,
            "approved_at": at,
            "looks": [],
        }
        if not await self.scope.add_new(SyncTestRow, [row], ["open_key"]):
            return None
        return await self.by_token(row["token"])

    async def by_token(self, token: str) -> SyncTest | None:
        """The test behind a button."""
        row = await self.scope.first(select(SyncTestRow).where(SyncTestRow.token == token))
        return None if row is None else _test(row)

    async def running(self) -> SyncTest | None:
        """The test that runs."""
        row = await self.scope.first(select(SyncTestRow).where(SyncTestRow.open_key.is_not(None)))
        return None if row is None else _test(row)

    async def of(self, incident: int) -> Sequence[SyncTest]:
        """Every test of an incident, the first one first."""
        wanted = select(SyncTestRow).where(SyncTestRow.incident_id == incident).order_by(SyncTestRow.id)
        return [_test(row) for row in await self.scope.all(wanted)]

    async def concluded(self) -> Sequence[SyncTest]:
        """Every test that came to a result, the newest first."""
        wanted = select(SyncTestRow).where(SyncTestRow.state == Phase.CONCLUDED.value)
        return [_test(row) for row in await self.scope.all(wanted.order_by(SyncTestRow.id.desc()))]

    async def move(self, test: SyncTest, to: Phase, by: str, at: datetime) -> bool:
        """Take it there, with who did it; False when somebody was faster."""
        values: dict[str, Any] = {"state": to.value}
        if to is Phase.BOOKED:
            values |= {"booked_at": at, "booked_by": by}
        if to is Phase.CANCELLED:
            values |= {"cancelled_at": at, "cancelled_by": by}
        if to in {Phase.CONCLUDED, Phase.GIVEN_UP}:
            values |= {"concluded_at": at, "open_key": None}
        here = update(SyncTestRow).where(SyncTestRow.id == test.id, SyncTestRow.state == test.phase.value)
        return bool(await self.scope.changed(here.values(**values)))

    async def looked(self, test: SyncTest, look: Look) -> None:
        """Keep what was seen beside everything seen before."""
        looks = [*map(_kept, test.looks), _kept(look)]
        await self.scope.changed(update(SyncTestRow).where(SyncTestRow.id == test.id).values(looks=looks))

    async def rung(self, test: SyncTest, at: datetime) -> bool:
        """People are told that it must be cancelled; False when another process has just done so."""
        same = SyncTestRow.rung_at.is_(None) if test.rung_at is None else SyncTestRow.rung_at == test.rung_at
        here = update(SyncTestRow).where(SyncTestRow.id == test.id, same)
        return bool(await self.scope.changed(here.values(rung_at=at)))


def _kept(look: Look) -> list[Any]:
    return [look.round.value, look.channel, look.seen, look.by, look.at.isoformat()]


def _test(row: SyncTestRow) -> SyncTest:
    looks = tuple(
        Look(Round(round_), channel, seen, by, datetime.fromisoformat(at))
        for round_, channel, seen, by, at in row.looks
    )
    return SyncTest(
        row.id,
        row.token,
        row.incident_id,
        Phase(row.state),
        row.room_type,
        row.night,
        tuple(row.channels),
        row.approved_by,
        row.approved_at,
        row.proposal_id,
        row.booked_at,
        row.cancelled_at,
        row.rung_at,
        row.concluded_at,
        looks,
    )
