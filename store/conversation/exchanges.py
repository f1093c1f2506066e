"""What was said with the board lately, and what have the models cost?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import InstrumentedAttribute

from store.models.conversation import ExchangeRow, ThreadRow, UsageRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer. `answer` None: none was given. `ended` says how the turn ended; `charts` are the
    pictures of the answer, as they are stored."""

    at: datetime
    director: str
    question: str
    answer: str | None
    tainted: bool = False
    ended: str = "end"
    charts: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Spent:
    """What some calls cost together, in USD, and their tokens."""

    calls: int
    cost: Decimal
    prompt: int
    cache_read: int
    output: int

    @property
    def share_from_cache(self) -> Decimal:
        """Which share of the prompts' tokens was read from the cache; 0 without any."""
        return Decimal(self.cache_read) / self.prompt if self.prompt else Decimal(0)


@dataclass(frozen=True, slots=True)
class Charge:
    """One call to a model."""

    purpose: str
    model: str
    fresh: int
    cache_written: int
    cache_read: int
    output: int
    cost: Decimal
    director: str | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Conversations:
    """Each person's thread with the board, newest words last."""

    scope: Scope

    async def add(self, person_id: int, exchange: Exchange) -> int:
        """Write an exchange to the person's thread, which begins with its first; the exchange's id."""
        row = {"person_id": person_id, "begun_at": exchange.at}
        await self.scope.add_new(ThreadRow, [row], ["person_id"])
        return await self.scope.add(
            ExchangeRow,
            thread_id=await self._thread(person_id),
            at=exchange.at,
            director=exchange.director,
            question=exchange.question,
            answer=exchange.answer,
            tainted=exchange.tainted,
            ended=exchange.ended,
            charts=list(exchange.charts),
        )

    async def last(self, person_id: int, limit: int) -> Sequence[Exchange]:
        """The person's last exchanges, oldest first."""
        wanted = (
            select(ExchangeRow)
            .join(ThreadRow, ThreadRow.id == ExchangeRow.thread_id)
            .where(ThreadRow.person_id == person_id)
            .order_by(ExchangeRow.id.desc())
            .limit(limit)
        )
        return [exchange_of(row) for row in reversed(await self.scope.all(wanted))]

    async def forget(self, before: datetime) -> int:
        """Delete exchanges older than that: only the last few are ever read, and they hold what people wrote."""
        return await self.scope.changed(delete(ExchangeRow).where(ExchangeRow.at < before))

    async def _thread(self, person_id: int) -> int:
        found = await self.scope.first(select(ThreadRow.id).where(ThreadRow.person_id == person_id))
        if found is None:
            raise LookupError(f"the thread of person {person_id} was written and is not there")
        return found


def exchange_of(row: ExchangeRow) -> Exchange:
    """The row as the house speaks of it."""
    return Exchange(row.at, row.director, row.question, row.answer, row.tainted, row.ended, row.charts or ())


@dataclass(frozen=True, slots=True)
class Spending:
    """Every call to a model and its price."""

    scope: Scope

    async def add(self, charges: Sequence[Charge], at: datetime) -> None:
        """Write what some calls cost."""
        await self.scope.append(
            UsageRow,
            [
                {
                    "at": at,
                    "purpose": one.purpose,
                    "director": one.director,
                    "model": one.model,
                    "fresh": one.fresh,
                    "cache_written": one.cache_written,
                    "cache_read": one.cache_read,
                    "output": one.output,
                    "cost": one.cost,
                    "estimated": one.estimated,
                }
                for one in charges
            ],
        )

    async def between(self, first: datetime, end: datetime) -> Spent:
        """What was spent from `first` until before `end`."""
        rows = await self.scope.rows(_sums().where(UsageRow.at >= first, UsageRow.at < end))
        return _spent(rows[0])

    async def by_director(self, first: datetime, end: datetime) -> Sequence[tuple[str | None, Spent]]:
        """The same for each director, the dearest first; None is what no director asked, such as the routing."""
        wanted = _sums(UsageRow.director).where(UsageRow.at >= first, UsageRow.at < end)
        rows = await self.scope.rows(wanted.group_by(UsageRow.director))
        found = [(row[-1], _spent(row)) for row in rows]
        return sorted(found, key=lambda one: (-one[1].cost, one[0] or ""))


def _sums(*more: InstrumentedAttribute[Any]) -> Select[Any]:
    prompt = UsageRow.fresh + UsageRow.cache_written + UsageRow.cache_read
    return select(
        func.count(UsageRow.id),
        func.coalesce(func.sum(UsageRow.cost), Decimal(0)),
        func.coalesce(func.sum(prompt), 0),
        func.coalesce(func.sum(UsageRow.cache_read), 0),
        func.coalesce(func.sum(UsageRow.output), 0),
        *more,
    )


def _spent(row: Sequence[Any]) -> Spent:
    calls, cost, prompt, read, output, *_ = row
    return Spent(int(calls), cost, int(prompt), int(read), int(output))
