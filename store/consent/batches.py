"""Which lines of a batch has a person ticked, and which did he not want?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, select

from domain.prices.declined import Declined, DeclinedCell
from store.models.revenue import DeclinedRow, TicksRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Batches:
    """Ticks are a person's own and live as long as he chooses; declined lines stay."""

    scope: Scope

    async def ticks(self, proposal_id: int, person_id: int) -> frozenset[int] | None:
        """The places (from 0) that he has ticked; None while he is not choosing."""
        found = await self.scope.first(_of(proposal_id, person_id))
        return None if found is None else frozenset(found)

    async def tick(self, proposal_id: int, person_id: int, places: Collection[int], at: datetime) -> None:
        """These and no others are ticked from now on."""
        row = {"proposal_id": proposal_id, "person_id": person_id, "lines": sorted(places), "at": at}
        await self.scope.put(TicksRow, [row], ["proposal_id", "person_id"])

    async def forget(self, proposal_id: int, person_id: int) -> None:
        """He chooses no more."""
        await self.scope.changed(
            delete(TicksRow).where(TicksRow.proposal_id == proposal_id, TicksRow.person_id == person_id)
        )

    async def decline(self, lines: Iterable[Declined]) -> None:
        """Write down what was not wanted, with the facts of that moment."""
        await self.scope.append(DeclinedRow, [_row(line) for line in lines])

    async def declined(self, since: datetime) -> Sequence[Declined]:
        """What was not wanted since then, oldest first."""
        rows = await self.scope.all(
            select(DeclinedRow).where(DeclinedRow.at >= since).order_by(DeclinedRow.id)
        )
        return [_declined(row) for row in rows]


def _of(proposal_id: int, person_id: int) -> Any:
    return select(TicksRow.lines).where(TicksRow.proposal_id == proposal_id, TicksRow.person_id == person_id)


def _row(line: Declined) -> dict[str, Any]:
    return {
        "proposal_id": line.proposal,
        "person_id": line.person,
        "at": line.at,
        "up": line.up,
        "last_night": max(cell.night for cell in line.cells),
        "cells": [
            [c.room_type, c.night.isoformat(), str(c.price), str(c.wished), c.sold] for c in line.cells
        ],
    }


def _declined(row: DeclinedRow) -> Declined:
    return Declined(
        row.proposal_id,
        row.person_id,
        row.at,
        row.up,
        tuple(
            DeclinedCell(code, date.fromisoformat(night), Decimal(price), Decimal(wished), sold)
            for code, night, price, wished, sold in row.cells
        ),
    )
