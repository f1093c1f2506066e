"""What did each day of a conversation come to, and which days are still to be summed up?"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select, update

from store.conversation.exchanges import Exchange, exchange_of
from store.models.conversation import ExchangeRow, SummaryRow, ThreadRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Summary:
    """A local day of a person's thread in a few lines."""

    token: str
    day: date
    words: str
    by_model: bool


@dataclass(frozen=True, slots=True)
class Summaries:
    """The days of every thread: summed up once each, shown, erased."""

    scope: Scope

    async def due(
        self, first: datetime, end: datetime, zone: ZoneInfo
    ) -> Mapping[tuple[int, date], Sequence[Exchange]]:
        """The exchanges from `first` until before `end`, by person and local day, of days not summed up yet."""
        done = {
            (person, day)
            for person, day in await self.scope.rows(
                select(ThreadRow.person_id, SummaryRow.day).join(
                    SummaryRow, SummaryRow.thread_id == ThreadRow.id
                )
            )
        }
        rows = await self.scope.rows(
            select(ThreadRow.person_id, ExchangeRow)
            .join(ExchangeRow, ExchangeRow.thread_id == ThreadRow.id)
            .where(ExchangeRow.at >= first, ExchangeRow.at < end)
            .order_by(ExchangeRow.id)
        )
        days: dict[tuple[int, date], list[Exchange]] = {}
        for person, row in rows:
            key = (person, row.at.astimezone(zone).date())
            if key not in done:
                days.setdefault(key, []).append(exchange_of(row))
        return days

    async def write(self, person_id: int, day: date, words: str, *, by_model: bool, at: datetime) -> bool:
        """Keep a day's summary; False when that day has one, or had one that was erased."""
        thread = await self.scope.first(select(ThreadRow.id).where(ThreadRow.person_id == person_id))
        row = {"thread_id": thread, "day": day, "words": words, "by_model": by_model, "made_at": at}
        row["token"] = secrets.token_urlsafe(12)
        return bool(await self.scope.add_new(SummaryRow, [row], ["thread_id", "day"]))

    async def of(self, person_id: int, limit: int) -> Sequence[Summary]:
        """The person's last days, oldest first; erased ones are not among them."""
        wanted = (
            select(SummaryRow)
            .join(ThreadRow, ThreadRow.id == SummaryRow.thread_id)
            .where(ThreadRow.person_id == person_id, SummaryRow.words != "")
            .order_by(SummaryRow.day.desc())
            .limit(limit)
        )
        return [
            Summary(row.token, row.day, row.words, row.by_model)
            for row in reversed(await self.scope.all(wanted))
        ]

    async def forget(self, before: date) -> int:
        """Delete the days before that: they hold what people wrote."""
        return await self.scope.changed(delete(SummaryRow).where(SummaryRow.day < before))

    async def erase(self, person_id: int, token: str) -> bool:
        """Forget the words of one of the person's own days; False when there are none."""
        thread = select(ThreadRow.id).where(ThreadRow.person_id == person_id).scalar_subquery()
        wanted = update(SummaryRow).where(
            SummaryRow.token == token, SummaryRow.thread_id == thread, SummaryRow.words != ""
        )
        return bool(await self.scope.changed(wanted.values(words="")))
