"""How does the service stand today, as the directors may know it?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.nights import ONE_DAY, Span
from domain.service.care import Care
from domain.service.room import as_it_stands
from domain.service.standing import Standing
from domain.service.transfer import Transfer
from store.bookings.blocks import rooms_out
from store.scope import Scope
from store.service.cares import Cares
from store.service.legal import Legal
from store.service.rooms import RoomMarks, RoomNights
from store.service.tasks import Tasks
from store.service.transfers import Transfers

# A mark that is older than any stay says nothing that a night has not changed since.
BACK = timedelta(days=30)
AHEAD = timedelta(days=14)


Noted = TypeVar("Noted", Transfer, Care)


@dataclass(frozen=True, slots=True)
class Standings:
    """The service of a day."""

    scope: Scope
    marks: RoomMarks
    nights: RoomNights
    transfers: Transfers
    cares: Cares
    legal: Legal
    tasks: Tasks

    async def on(self, today: date, zone: ZoneInfo, reservations: Collection[int] = ()) -> Standing:
        """As it stands on this local day, a later one too, with what concerns these bookings."""
        over = datetime.combine(today + ONE_DAY, time(), zone)
        slept = await self.nights.slept(today - BACK, today - ONE_DAY)
        marks = {
            room: as_it_stands(mark, slept.get(room, ()), today, zone)
            for room, mark in (await self.marks.last(over)).items()
        }
        return Standing(
            marks,
            await self.out(Span(today, today + AHEAD)),
            _by_booking(await self.transfers.of(reservations)),
            _by_booking(await self.cares.of(reservations)),
            await self.cares.remembered(reservations),
            undeclared=await self.legal.undeclared(today - ONE_DAY),
            holders=await self.tasks.holders(today),
        )

    async def out(self, window: Span) -> Mapping[tuple[str, date], str]:
        """The rooms taken out of sale on nights of the window, each with its type."""
        return await rooms_out(self.scope, window)


def _by_booking(rows: Iterable[Noted]) -> dict[int, tuple[Noted, ...]]:
    found: dict[int, list[Noted]] = {}
    for row in rows:
        found.setdefault(row.reservation, []).append(row)
    return {reservation: tuple(ones) for reservation, ones in found.items()}
