"""What does each cell of the rate calendar hold at each stage, and how did it get there?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from domain.incident.witness import Count, newest
from domain.prices.rates import CELL_FIELDS, CalendarCell, Cell, CellValue, Stage, Stamp
from store.models.calendar import CellRow, CellStampRow
from store.scope import Scope

_KEY = ("stage", "night", "room_type", "rate_plan", "channel")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The rate calendar (ARI) of one property: four stages per cell, every stamp kept."""

    scope: Scope

    async def set_target(
        self, cells: Mapping[Cell, CellValue], at: datetime, evidence: str, sample: bool = False
    ) -> None:
        """What the house wants. Fields that a value does not state stay as they are."""
        await self.stamp(Stage.TARGET, cells, at, evidence, sample)

    async def observe(self, cell: Cell, value: CellValue, at: datetime, evidence: str) -> None:
        """What somebody or something saw on the channel."""
        await self.stamp(Stage.OBSERVED, {cell: value}, at, evidence)

    async def stamp(
        self,
        stage: Stage,
        cells: Mapping[Cell, CellValue],
        at: datetime,
        evidence: str,
        sample: bool = False,
    ) -> None:
        """Values that reached this stage; merged field by field over what the stage held."""
        if not cells:
            return
        await self.scope.append(
            CellStampRow, [_values(stage, cell, value, at, evidence, sample) for cell, value in cells.items()]
        )
        held = await self._held(stage, cells)
        merged = {cell: value.over(held.get(cell, CellValue())) for cell, value in cells.items()}
        rows = [_values(stage, cell, value, at, evidence, sample) for cell, value in merged.items()]
        await self.scope.put(CellRow, rows, _KEY)

    async def cells(
        self, room_types: Collection[str] | None, first: date, last: date
    ) -> dict[Cell, CalendarCell]:
        """The cells of these types (None: all) and nights that hold anything at any stage."""
        wanted = select(CellRow).where(CellRow.night.between(first, last)).order_by(CellRow.night)
        if room_types is not None:
            wanted = wanted.where(CellRow.room_type.in_(room_types))
        stages: dict[Cell, dict[str, Any]] = {}
        for row in await self.scope.all(wanted):
            found = stages.setdefault(_cell(row), {})
            found[row.stage] = Stamp(_value(row), row.at, row.evidence)
            if row.stage == Stage.TARGET:
                found["sample"] = row.sample
        return {cell: CalendarCell(cell, **found) for cell, found in stages.items()}

    async def counted(self, first: date) -> Sequence[Count]:
        """The last count of each cell that a person saw on a channel, from the night `first` on."""
        wanted = select(CellStampRow).where(
            CellStampRow.stage == Stage.OBSERVED.value,
            CellStampRow.night >= first,
            CellStampRow.availability.is_not(None),
        )
        return newest(
            Count(row.channel, row.room_type, row.night, row.availability or 0, row.at, row.evidence)
            for row in await self.scope.all(wanted.order_by(CellStampRow.id))
        )

    async def targets_before(self, moment: datetime, first: date) -> dict[Cell, CellValue]:
        """What each cell from the night `first` on was to hold at that moment, as far as anybody had said."""
        stated = await self.scope.all(
            select(CellStampRow)
            .where(
                CellStampRow.stage == Stage.TARGET.value,
                CellStampRow.night >= first,
                CellStampRow.at < moment,
            )
            .order_by(CellStampRow.id)
        )
        held: dict[Cell, CellValue] = {}
        for row in stated:
            cell = _cell(row)
            held[cell] = _value(row).over(held.get(cell, CellValue()))
        return held

    async def history(self, cell: Cell) -> Sequence[tuple[Stage, Stamp]]:
        """Everything that was ever stated about a cell, oldest first, as it was stated."""
        rows = await self.scope.all(
            select(CellStampRow)
            .where(
                CellStampRow.night == cell.night,
                CellStampRow.room_type == cell.room_type,
                CellStampRow.rate_plan == cell.rate_plan,
                CellStampRow.channel == cell.channel,
            )
            .order_by(CellStampRow.id)
        )
        return [(Stage(row.stage), Stamp(_value(row), row.at, row.evidence)) for row in rows]

    async def _held(self, stage: Stage, cells: Iterable[Cell]) -> dict[Cell, CellValue]:
        nights = [cell.night for cell in cells]
        rows = await self.scope.all(
            select(CellRow).where(
                CellRow.stage == stage.value,
                CellRow.night.between(min(nights), max(nights)),
                CellRow.room_type.in_({cell.room_type for cell in cells}),
            )
        )
        return {_cell(row): _value(row) for row in rows}


def _values(
    stage: Stage, cell: Cell, value: CellValue, at: datetime, evidence: str, sample: bool
) -> dict[str, Any]:
    return {
        "stage": stage.value,
        "night": cell.night,
        "room_type": cell.room_type,
        "rate_plan": cell.rate_plan,
        "channel": cell.channel,
        "at": at,
        "evidence": evidence,
        "sample": sample,
        **{name: getattr(value, name) for name in CELL_FIELDS},
    }


def _cell(row: CellRow | CellStampRow) -> Cell:
    return Cell(row.room_type, row.night, row.rate_plan, row.channel)


def _value(row: CellRow | CellStampRow) -> CellValue:
    return CellValue(*(getattr(row, name) for name in CELL_FIELDS))
