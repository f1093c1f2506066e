"""What did the calendar hold when each change began to leave the house?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.consent.actions import Action
from domain.consent.proposal import Proposal
from domain.prices.advice import Asked, NightOf
from domain.prices.owner_price import Carried, owner_price
from domain.prices.rates import ALL_CHANNELS, MASTER_PLAN, CalendarCell, Cell, CellValue
from domain.prices.trials import KEY
from store.models.revenue import SnapshotRow
from store.scope import Scope

BEFORE = timedelta(days=400)  # farther ahead nobody books


@dataclass(frozen=True, slots=True)
class Snapshots:
    """One snapshot for each proposal that touched the calendar, never changed afterwards."""

    scope: Scope

    async def take(self, proposal: Proposal, held: Mapping[Cell, CalendarCell], at: datetime) -> None:
        """Keep what the touched cells hold now, beside what they are to hold. Once for each proposal."""
        action = proposal.action
        if not action.changes:
            return
        row = {
            "proposal_id": proposal.id,
            "taken_at": at,
            "last_night": action.nights[-1],
            "asked": _asked(proposal),
            "cells": _cells(action, held),
        }
        await self.scope.add_new(SnapshotRow, [row], ["proposal_id"])

    async def of(self, proposal_id: int) -> dict[Cell, CellValue]:
        """What the cells held before that proposal left; nothing where it never began to."""
        cells = await self.scope.first(
            select(SnapshotRow.cells).where(SnapshotRow.proposal_id == proposal_id)
        )
        return {
            Cell(code, date.fromisoformat(night), plan, channel): _value(before)
            for code, night, plan, channel, before, _ in cells or ()
        }

    async def written(self, since: date) -> dict[Cell, CellValue]:
        """What proposals wrote last into each cell from that night on."""
        rows = await self.scope.all(
            select(SnapshotRow.cells).where(SnapshotRow.last_night >= since).order_by(SnapshotRow.id)
        )
        return {
            Cell(code, date.fromisoformat(night), plan, channel): _value(after)
            for cells in rows
            for code, night, plan, channel, _, after in cells
        }

    async def held_at(self, moment: datetime, first: date) -> dict[Cell, CellValue]:
        """What each cell held before the first change since that moment, from the night `first` on."""
        rows = await self.scope.all(
            select(SnapshotRow.cells)
            .where(SnapshotRow.last_night >= first, SnapshotRow.taken_at >= moment)
            .order_by(SnapshotRow.id.desc())
        )
        return {
            Cell(code, date.fromisoformat(night), plan, channel): _value(before)
            for cells in rows
            for code, night, plan, channel, before, _ in cells
        }

    async def asked(self, first: date, zone: ZoneInfo, after: datetime | None) -> tuple[Asked, ...]:
        """The prices that changes left behind on the nights from `first` on, in their order; `after` that moment
        only. What stood before the first change of a night is told too, from long before it."""
        wanted = select(SnapshotRow.taken_at, SnapshotRow.cells).where(SnapshotRow.last_night >= first)
        if after is not None:
            wanted = wanted.where(SnapshotRow.taken_at > after)
        changes = [
            (at.astimezone(zone).date(), code, date.fromisoformat(night), before, after_)
            for at, cells in await self.scope.rows(wanted.order_by(SnapshotRow.id))
            for code, night, plan, channel, before, after_ in cells
            if (plan, channel) == (MASTER_PLAN, ALL_CHANNELS) and after_.get("price") is not None
        ]
        began = {
            (code, night): Asked(code, night, night - BEFORE, Decimal(before["price"]))
            for _, code, night, before, _ in reversed(changes)
            if before.get("price") is not None
        }
        moved = (Asked(code, night, on, Decimal(to["price"])) for on, code, night, _, to in changes)
        return (*began.values(), *moved)

    async def owner_prices(
        self, since: date, targets: Mapping[NightOf, Decimal]
    ) -> dict[NightOf, Decimal | None]:
        """The owner's own price of every night from `since` on that was ever changed; None: not known."""
        rows = await self.scope.rows(
            select(SnapshotRow.asked, SnapshotRow.cells)
            .where(SnapshotRow.last_night >= since)
            .order_by(SnapshotRow.id)
        )
        stories: dict[NightOf, list[Carried]] = {}
        for asked, cells in rows:
            for code, night, plan, channel, before, after in cells:
                if (plan, channel) != (MASTER_PLAN, ALL_CHANNELS) or after.get("price") is None:
                    continue
                was = before.get("price")
                change = Carried(Decimal(was) if was else None, Decimal(after["price"]), asked)
                stories.setdefault((code, date.fromisoformat(night)), []).append(change)
        return {key: owner_price(story, targets.get(key)) for key, story in stories.items()}


def _asked(proposal: Proposal) -> bool:
    """Whether the price is a person's own wish: an undo is none, and a test's price is nobody's to keep."""
    by_person = proposal.filed_by.startswith("person:")
    return by_person and proposal.undoes is None and not proposal.key.startswith(KEY)


def _cells(action: Action, held: Mapping[Cell, CalendarCell]) -> list[list[Any]]:
    rows = []
    for change in action.changes:
        cell = held.get(change.cell)
        before = cell.target.value if cell is not None and cell.target is not None else CellValue()
        rows.append(
            [
                change.room_type,
                change.night.isoformat(),
                change.rate_plan,
                change.channel,
                _stated(before),
                _stated(change.after),
            ]
        )
    return rows


def _stated(value: CellValue) -> dict[str, Any]:
    shown = {name: getattr(value, name) for name in value.stated()}
    return {name: str(stated) if isinstance(stated, Decimal) else stated for name, stated in shown.items()}


def _value(stated: Mapping[str, Any]) -> CellValue:
    price = stated.get("price")
    return CellValue(**{**stated, "price": None if price is None else Decimal(price)})
