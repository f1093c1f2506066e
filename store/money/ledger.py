"""What stands in the ledger, and how does an entry get there once?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from domain.money.ledger import Entry
from store.models.ledger import LedgerRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one property: added, never changed."""

    scope: Scope

    async def book(self, entries: Iterable[Entry], *, by: str, at: datetime) -> int:
        """Add entries; one whose source is there already is left out. How many are new."""
        rows = [
            {
                "day": one.day,
                "line": one.line,
                "net": one.net,
                "vat": one.vat,
                "currency": one.currency,
                "words": one.words,
                "supplier": one.supplier,
                "room": one.room,
                "capital": one.capital,
                "one_off": one.one_off,
                "source": one.source,
                "booked_by": by,
                "booked_at": at,
                "sample": one.sample,
            }
            for one in entries
        ]
        return await self.scope.add_new(LedgerRow, rows, ["source"]) if rows else 0

    async def between(self, first: date, last: date, known_at: datetime | None = None) -> Sequence[Entry]:
        """Entries of these days, both included, by day and then as they were booked; `known_at`: before then."""
        wanted = select(LedgerRow).where(LedgerRow.day.between(first, last))
        if known_at is not None:
            wanted = wanted.where(LedgerRow.booked_at < known_at)
        return [_entry(row) for row in await self.scope.all(wanted.order_by(LedgerRow.day, LedgerRow.id))]


def _entry(row: LedgerRow) -> Entry:
    return Entry(
        row.day,
        row.line,
        row.net,
        row.currency,
        row.source,
        vat=row.vat,
        words=row.words,
        supplier=row.supplier,
        room=row.room,
        capital=row.capital,
        one_off=row.one_off,
        sample=row.sample,
    )
