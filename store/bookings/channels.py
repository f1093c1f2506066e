"""How do the channels fare, how old is what was read, and what did the reading cost?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import delete, func, select

from domain.house.snapshot import ChannelHealth
from domain.incident.table import READINGS
from store.models.channels import (
    ChannelCountRow,
    ChannelRow,
    CursorRow,
    ExternalRateRow,
    QuotaCallRow,
    SourceRow,
)
from store.scope import Scope


class Counted(Protocol):
    """A channel's counters as the channel manager gives them."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def in_progress(self) -> int: ...
    @property
    def succeeded(self) -> int: ...
    @property
    def failed(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Channels:
    """The connected channels and our readings of the channel manager."""

    scope: Scope

    async def count(self, counted: Iterable[Counted], at: datetime) -> None:
        """Note the counters.

        A channel is failing from the first count at which `failed` rose, until a count at which it did not rise
        while `succeeded` did, or at which it fell (the channel manager started over).
        """
        known = {row.code: row for row in await self.scope.all(select(ChannelRow))}
        current, series = [], []
        for one in counted:
            before = known.get(one.code)
            numbers = {
                "code": one.code,
                "in_progress": one.in_progress,
                "succeeded": one.succeeded,
                "failed": one.failed,
                "counted_at": at,
            }
            current.append({**numbers, "name": one.name, "failing_since": _failing_since(before, one, at)})
            if before is None or any(getattr(before, name) != getattr(one, name) for name in _NUMBERS):
                series.append(numbers)
        await self.scope.put(ChannelRow, current, ["code"])
        await self.scope.append(ChannelCountRow, series)

    async def health(self) -> Sequence[ChannelHealth]:
        """Every channel as last counted, by code."""
        return [
            ChannelHealth(row.code, row.name, row.failed, row.in_progress, row.counted_at, row.failing_since)
            for row in await self.scope.all(select(ChannelRow).order_by(ChannelRow.code))
        ]

    async def series(self, code: str, since: datetime) -> Sequence[tuple[datetime, int, int, int]]:
        """One channel's counters since then: instant, in progress, succeeded, failed."""
        found = await self.scope.rows(
            select(
                ChannelCountRow.counted_at,
                ChannelCountRow.in_progress,
                ChannelCountRow.succeeded,
                ChannelCountRow.failed,
            )
            .where(ChannelCountRow.code == code, ChannelCountRow.counted_at >= since)
            .order_by(ChannelCountRow.counted_at)
        )
        return [(at, in_progress, succeeded, failed) for at, in_progress, succeeded, failed in found]

    async def waiting(self, counted: Iterable[ChannelHealth]) -> dict[str, tuple[int, ...]]:
        """The updates under way of each of these channels that has any, the oldest reading first."""
        found: dict[str, tuple[int, ...]] = {}
        for code in [one.code for one in counted if one.in_progress]:
            last = (
                select(ChannelCountRow.in_progress)
                .where(ChannelCountRow.code == code)
                .order_by(ChannelCountRow.counted_at.desc())
                .limit(READINGS)
            )
            if readings := tuple(reversed(await self.scope.all(last))):
                found[code] = readings
        return found

    async def read_well(self, source: str, at: datetime) -> None:
        """A source was read."""
        row = {"name": source, "read_at": at, "failed_at": None, "words": None}
        await self.scope.put(SourceRow, [row], ["name"])

    async def read_failed(self, source: str, at: datetime, words: str) -> None:
        """A source could not be read; when it last could is kept."""
        row = {"name": source, "read_at": None, "failed_at": at, "words": words}
        await self.scope.put(SourceRow, [row], ["name"], keep=["read_at"])

    async def source_ages(self) -> dict[str, datetime]:
        """When each source was last read well; sources that never were are missing."""
        found = await self.scope.rows(
            select(SourceRow.name, SourceRow.read_at).where(SourceRow.read_at.is_not(None))
        )
        return {name: read_at for name, read_at in found}

    async def sources(self) -> dict[str, tuple[datetime | None, datetime | None]]:
        """By source when it was last read well, and since when it fails; None for never and for not at all."""
        found = await self.scope.rows(select(SourceRow.name, SourceRow.read_at, SourceRow.failed_at))
        return {name: (read_at, failed_at) for name, read_at, failed_at in found}

    async def source_failures(self) -> dict[str, tuple[datetime, str]]:
        """Since its last good reading, which sources failed: when, and in which words."""
        found = await self.scope.rows(
            select(SourceRow.name, SourceRow.failed_at, SourceRow.words).where(
                SourceRow.failed_at.is_not(None)
            )
        )
        return {name: (failed_at, words or "") for name, failed_at, words in found}

    async def cursor(self, name: str) -> str | None:
        """Where reading goes on."""
        return await self.scope.first(select(CursorRow.value).where(CursorRow.name == name))

    async def set_cursor(self, name: str, value: str) -> None:
        """Remember where reading goes on."""
        await self.scope.put(CursorRow, [{"name": name, "value": value}], ["name"])

    async def save_rates(self, rates: Iterable[Mapping[str, Any]]) -> None:
        """Replace the channel manager's own list of rooms and rates."""
        await self.scope.changed(delete(ExternalRateRow))
        await self.scope.append(ExternalRateRow, [{"body": dict(rate)} for rate in rates])

    async def rates(self) -> Sequence[dict[str, Any]]:
        """The channel manager's own list of rooms and rates, as it was saved."""
        return await self.scope.all(select(ExternalRateRow.body).order_by(ExternalRateRow.id))


@dataclass(frozen=True, slots=True)
class Quota:
    """How many calls were made, so that a restart does not forget the day's use."""

    scope: Scope

    async def used(self, provider: str, since: datetime) -> int:
        """Calls since then."""
        counted = select(func.count(QuotaCallRow.id)).where(
            QuotaCallRow.provider == provider, QuotaCallRow.at >= since
        )
        return await self.scope.first(counted) or 0

    async def record(self, provider: str, at: datetime, urgent: bool) -> None:
        """One more call."""
        await self.scope.append(QuotaCallRow, [{"provider": provider, "at": at, "urgent": urgent}])

    async def forget(self, before: datetime) -> int:
        """Delete what no quota looks back to."""
        return await self.scope.changed(delete(QuotaCallRow).where(QuotaCallRow.at < before))


_NUMBERS = ("in_progress", "succeeded", "failed")


def _failing_since(before: ChannelRow | None, now: Counted, at: datetime) -> datetime | None:
    if before is None:
        return None
    if now.failed > before.failed:
        return before.failing_since or at
    clean = now.failed < before.failed or now.succeeded > before.succeeded
    return None if clean else before.failing_since
