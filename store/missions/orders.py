"""Which missions have instructions, who holds each, and what was handed in?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from domain.missions.evidence import Evidence
from domain.missions.mission import UNDER_WAY, MissionState
from domain.missions.order import NOBODY, FieldToFill, Instructions, Order, Report
from domain.phrase_json import decode, encode
from store.missions.evidence_json import kept, read
from store.missions.missions import read_mission
from store.models.missions import MissionRow
from store.models.orders import WorkOrderRow, WorkReportRow
from store.scope import Scope

_PHRASES = ("actions", "untouched", "success", "undo", "report")


@dataclass(frozen=True, slots=True)
class Orders:
    """The work orders of one property."""

    scope: Scope

    async def add(
        self, mission: int, instructions: Instructions, *, channel: str | None = None, step: str | None = None
    ) -> None:
        """Give a mission its instructions."""
        row = {
            "mission_id": mission,
            "channel": channel,
            "step": step,
            "instructions": _written(instructions),
        }
        await self.scope.append(WorkOrderRow, [row])

    async def get(self, mission: int) -> Order | None:
        """The order with this mission's number; None for a mission without instructions."""
        found = await self._read(MissionRow.id == mission)
        return found[0] if found else None

    async def by_token(self, token: str) -> Order | None:
        """The order behind a button."""
        found = await self._read(MissionRow.token == token)
        return found[0] if found else None

    async def under_way(self) -> Sequence[Order]:
        """Every order that is not over: the most urgent first, then the oldest."""
        return await self._read(MissionRow.state.in_([state.value for state in UNDER_WAY]))

    async def of_channel(self, channel: str) -> Sequence[Order]:
        """Every order of a channel, the oldest first, finished ones included."""
        found = await self._read(WorkOrderRow.channel == channel)
        return sorted(found, key=lambda one: one.mission.id)

    async def take(self, mission: int, person: str, at: datetime) -> bool:
        """Hold an order that nobody holds, or that was left for this person; False: somebody else has it."""
        free = update(MissionRow).where(
            MissionRow.id == mission,
            MissionRow.state == MissionState.TODO.value,
            or_(MissionRow.owner == NOBODY, MissionRow.owner == person),
        )
        return bool(
            await self.scope.changed(free.values(owner=person, state=MissionState.DOING.value, changed_at=at))
        )

    async def give_back(self, mission: int, person: str, at: datetime) -> bool:
        """Lay an order down again; False when this person does not hold it."""
        held = update(MissionRow).where(
            MissionRow.id == mission,
            MissionRow.state == MissionState.DOING.value,
            MissionRow.owner == person,
        )
        return bool(
            await self.scope.changed(held.values(owner=NOBODY, state=MissionState.TODO.value, changed_at=at))
        )

    async def hand_in(
        self, mission: int, person: str, words: str, evidence: Sequence[Evidence], at: datetime
    ) -> bool:
        """A report, and the order goes to review; False when this person does not hold it."""
        held = update(MissionRow).where(
            MissionRow.id == mission,
            MissionRow.state == MissionState.DOING.value,
            MissionRow.owner == person,
        )
        if not await self.scope.changed(held.values(state=MissionState.REVIEW.value, changed_at=at)):
            return False
        row: dict[str, Any] = {"mission_id": mission, "by": person, "at": at, "words": words, "gaps": ""}
        await self.scope.append(WorkReportRow, [row | {"evidence": kept(evidence)}])
        return True

    async def judge(self, mission: int, person: str, at: datetime, *, accepted: bool, gaps: str) -> bool:
        """The reviewer's word on the newest report: done, or back to the worker; False when others were faster."""
        to = MissionState.DONE if accepted else MissionState.DOING
        waiting = update(MissionRow).where(
            MissionRow.id == mission,
            MissionRow.state == MissionState.REVIEW.value,
            MissionRow.owner != person,
        )
        over = {"remind_at": None} if accepted else {}
        if not await self.scope.changed(waiting.values(state=to.value, changed_at=at, **over)):
            return False
        open_ = update(WorkReportRow).where(
            WorkReportRow.mission_id == mission, WorkReportRow.accepted.is_(None)
        )
        await self.scope.changed(open_.values(accepted=accepted, reviewer=person, reviewed_at=at, gaps=gaps))
        return True

    async def reports(self, mission: int) -> Sequence[Report]:
        """Everything that was handed in for it, the first one first."""
        wanted = select(WorkReportRow).where(WorkReportRow.mission_id == mission).order_by(WorkReportRow.id)
        return [_report(row) for row in await self.scope.all(wanted)]

    async def _read(self, where: Any) -> list[Order]:
        wanted = (
            select(MissionRow, WorkOrderRow)
            .join(WorkOrderRow, WorkOrderRow.mission_id == MissionRow.id)
            .where(where)
            .order_by(MissionRow.priority, MissionRow.id)
        )
        return [_order(mission, row) for mission, row in await self.scope.rows(wanted)]


def _order(mission: MissionRow, row: WorkOrderRow) -> Order:
    return Order(read_mission(mission), _instructions(row.instructions), row.channel, row.step)


def _report(row: WorkReportRow) -> Report:
    return Report(
        row.id,
        row.by,
        row.at,
        row.words,
        read(row.evidence),
        row.accepted,
        row.reviewer,
        row.reviewed_at,
        row.gaps,
    )


def _written(one: Instructions) -> dict[str, Any]:
    phrases = {name: encode(getattr(one, name)) for name in _PHRASES}
    fields = [[field.sheet, field.name, list(field.places), field.required] for field in one.fields]
    return {"where": encode(one.where), "fields": fields, "files": list(one.files), **phrases}


def _instructions(stored: dict[str, Any]) -> Instructions:
    fields = tuple(
        FieldToFill(sheet, name, tuple(places), required)
        for sheet, name, places, required in stored["fields"]
    )
    phrases = {name: decode(stored[name]) for name in _PHRASES}
    return Instructions(decode(stored["where"]), fields=fields, files=tuple(stored["files"]), **phrases)
