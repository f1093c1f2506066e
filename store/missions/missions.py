"""Which missions and notes are there, and when is somebody to be reminded?"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from domain.missions.mission import UNDER_WAY, Mission, MissionState, MissionWish
from store.models.missions import MissionRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Missions:
    """The missions of one property."""

    scope: Scope

    async def add(
        self, wish: MissionWish, *, owner: str, by: str, at: datetime, remind_at: datetime | None
    ) -> Mission:
        """Write a mission, to do."""
        mission = await self.scope.add(
            MissionRow,
            token=secrets.token_urlsafe(12),
            title=wish.title,
            note=wish.note,
            priority=wish.priority,
            state=MissionState.TODO.value,
            owner=owner,
            reviewer=wish.reviewer,
            blocked_by=wish.blocked_by,
            eta=wish.eta,
            deliverable=wish.deliverable,
            criteria=wish.criteria,
            remind_on=wish.remind_on,
            remind_at=remind_at,
            created_by=by,
            created_at=at,
            changed_at=at,
        )
        found = await self.get(mission)
        if found is None:
            raise LookupError(f"mission {mission} was written and is not there")
        return found

    async def get(self, mission: int) -> Mission | None:
        """The mission with this number."""
        row = await self.scope.first(select(MissionRow).where(MissionRow.id == mission))
        return None if row is None else read_mission(row)

    async def by_token(self, token: str) -> Mission | None:
        """The mission behind a button."""
        row = await self.scope.first(select(MissionRow).where(MissionRow.token == token))
        return None if row is None else read_mission(row)

    async def under_way(self) -> Sequence[Mission]:
        """Everything that is not over: the most urgent first, then by date, then the oldest."""
        states = [state.value for state in UNDER_WAY]
        wanted = select(MissionRow).where(MissionRow.state.in_(states))
        order = (MissionRow.priority, MissionRow.eta.is_(None), MissionRow.eta, MissionRow.id)
        return [read_mission(row) for row in await self.scope.all(wanted.order_by(*order))]

    async def finished(self, since: datetime) -> Sequence[Mission]:
        """What was done since then, the newest first."""
        wanted = select(MissionRow).where(
            MissionRow.state == MissionState.DONE.value, MissionRow.changed_at >= since
        )
        return [
            read_mission(row) for row in await self.scope.all(wanted.order_by(MissionRow.changed_at.desc()))
        ]

    async def move(self, mission: Mission, to: MissionState, at: datetime) -> bool:
        """Take it to another state; False when somebody else was faster. A finished one reminds nobody."""
        values: dict[str, Any] = {"state": to.value, "changed_at": at}
        if to not in UNDER_WAY:
            values["remind_at"] = None
        wanted = update(MissionRow).where(
            MissionRow.id == mission.id, MissionRow.state == mission.state.value
        )
        return bool(await self.scope.changed(wanted.values(**values)))

    async def to_remind(self, now: datetime) -> Sequence[Mission]:
        """Whose hour has come."""
        wanted = select(MissionRow).where(MissionRow.remind_at <= now).order_by(MissionRow.id)
        return [read_mission(row) for row in await self.scope.all(wanted)]

    async def next_reminder(self) -> datetime | None:
        """The earliest hour at which somebody is to be reminded; None where nobody is."""
        return await self.scope.first(select(func.min(MissionRow.remind_at)))

    async def remind_next(self, mission: Mission, at: datetime | None) -> bool:
        """Set the next reminder, or none; False when another process has just done so."""
        wanted = update(MissionRow).where(
            MissionRow.id == mission.id, MissionRow.remind_at == mission.remind_at
        )
        return bool(await self.scope.changed(wanted.values(remind_at=at)))


def read_mission(row: MissionRow) -> Mission:
    """The mission of a row."""
    wish = MissionWish(
        row.title,
        row.priority,
        row.owner,
        row.reviewer,
        row.blocked_by,
        row.eta,
        row.deliverable,
        row.criteria,
        row.remind_on,
        row.note,
    )
    return Mission(
        row.id,
        row.token,
        wish,
        row.owner,
        MissionState(row.state),
        row.created_by,
        row.created_at,
        row.changed_at,
        row.remind_at,
    )
