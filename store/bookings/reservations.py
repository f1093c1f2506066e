"""Which bookings are known, and what did the newest delivery change?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, select

from domain.bookings.reservation import Guest, Reservation
from domain.house.snapshot import Stay
from domain.incident.witness import Booked
from store.bookings.ingest import Delivery, Ingested, ingest_many, rewrite
from store.bookings.reservation_rows import join_rows
from store.bookings.stays import stays_where
from store.models.reservations import GuestRow, ReservationRow, StayRoomRow
from store.scope import Scope

RETENTION = timedelta(days=90)
PART = 500  # a statement may carry only so many values


@dataclass(frozen=True, slots=True)
class Reservations:
    """The bookings of one property. Revisions are kept; an older one never overwrites a newer one."""

    scope: Scope

    async def ingest(
        self,
        reservation: Reservation,
        raw_hash: str,
        received_at: datetime,
        via: str,
        retention: timedelta = RETENTION,
    ) -> Ingested:
        """Take one delivery in; see `Ingested` for what it can turn out to be."""
        return (await self.ingest_many([Delivery(reservation, raw_hash)], received_at, via, retention))[0]

    async def ingest_many(
        self,
        deliveries: Iterable[Delivery],
        received_at: datetime,
        via: str,
        retention: timedelta = RETENTION,
    ) -> Sequence[Ingested]:
        """Take deliveries in, in their order; one answer each. Fast enough for a whole resort in one unit."""
        return await ingest_many(self.scope, deliveries, received_at, via, retention)

    async def rewrite(
        self,
        reservation_id: int,
        delivery: Delivery,
        received_at: datetime,
        via: str,
        retention: timedelta = RETENTION,
        *,
        news: bool,
    ) -> bool:
        """Replace a known booking by what is true of it now; without `news` it counts as received when it was.

        False: no such booking.
        """
        return await rewrite(self.scope, reservation_id, delivery, received_at, via, retention, news=news)

    async def get(self, reservation_id: int) -> Reservation | None:
        """The booking with this id, with its guest unless he was erased."""
        found = await self._read(ReservationRow.id == reservation_id)
        return found[0] if found else None

    async def by_number(self, provider: str, number: str) -> Reservation | None:
        """The booking that this provider calls by this number."""
        found = await self._read(ReservationRow.provider == provider, ReservationRow.number == number)
        return found[0] if found else None

    async def numbered(self, number: str) -> Sequence[Reservation]:
        """The bookings that people call by this number, in capitals or not: one, unless two providers share it."""
        wanted = number.upper()
        named = func.upper(ReservationRow.number) == wanted
        return await self._read(or_(named, func.upper(ReservationRow.channel_number) == wanted))

    async def held_of(
        self, provider: str, first: date, last: date, besides: Collection[str] = ()
    ) -> Sequence[Reservation]:
        """The bookings of one provider that hold a room and arrive on one of these days, but for these numbers."""
        arriving = select(StayRoomRow.reservation_id).where(
            StayRoomRow.check_in.between(first, last),
            StayRoomRow.released_at.is_(None),
            StayRoomRow.superseded.is_(False),
        )
        held = select(ReservationRow.id, ReservationRow.number).where(
            ReservationRow.provider == provider, ReservationRow.id.in_(arriving)
        )
        known = set(besides)
        ids = [row_id for row_id, number in await self.scope.rows(held) if number not in known]
        return [
            booking
            for start in range(0, len(ids), PART)
            for booking in await self._read(ReservationRow.id.in_(ids[start : start + PART]))
        ]

    async def unmapped(self) -> Sequence[Stay]:
        """Held rooms whose channel code belongs to none of our types, by arrival."""
        return await stays_where(
            self.scope, StayRoomRow.room_type.is_(None), StayRoomRow.released_at.is_(None)
        )

    async def stays_between(self, first: date, last: date) -> Sequence[Stay]:
        """Every held room slept in on any of these nights, by arrival."""
        return await stays_where(
            self.scope,
            StayRoomRow.check_in <= last,
            StayRoomRow.check_out > first,
            StayRoomRow.released_at.is_(None),
        )

    async def touching(self, first: date, last: date) -> Sequence[Booked]:
        """Every room of a known type that was ever booked for any of these nights, cancelled ones too."""
        found = await self.scope.rows(
            select(
                ReservationRow.number,
                StayRoomRow.source,
                StayRoomRow.room_type,
                StayRoomRow.check_in,
                StayRoomRow.check_out,
                StayRoomRow.booked_at,
                StayRoomRow.released_at,
            )
            .join(ReservationRow, ReservationRow.id == StayRoomRow.reservation_id)
            .where(
                StayRoomRow.check_in <= last,
                StayRoomRow.check_out > first,
                StayRoomRow.room_type.is_not(None),
            )
            .order_by(StayRoomRow.booked_at, ReservationRow.number)
        )
        return [Booked(*row) for row in found]

    async def received_since(self, at: datetime, via: Collection[str]) -> Sequence[Reservation]:
        """Bookings whose present revision came in since then by one of these ways, first come first."""
        return await self._read(ReservationRow.received_at >= at, ReservationRow.via.in_(via))

    async def booked_since(self, at: datetime) -> Sequence[Reservation]:
        """Bookings that their guests made since then, first known first."""
        return await self._read(ReservationRow.booked_at >= at)

    async def count(self) -> int:
        """How many bookings are known."""
        return await self.scope.first(select(func.count(ReservationRow.id))) or 0

    async def sources(self) -> Mapping[str, int]:
        """How many bookings each channel has ever sent, by its code."""
        counted = select(ReservationRow.source, func.count(ReservationRow.id)).group_by(ReservationRow.source)
        return {source: int(n) for source, n in await self.scope.rows(counted)}

    async def purge_guests(self, today: date) -> int:
        """Forget every person whose retention ended before today; how many."""
        return await self.scope.changed(delete(GuestRow).where(GuestRow.keep_until < today))

    async def guest(self, reservation_id: int) -> Guest | None:
        """The person behind a booking; None when there is none or he was erased."""
        row = await self.scope.first(select(GuestRow).where(GuestRow.reservation_id == reservation_id))
        return None if row is None else Guest(row.name, row.country, row.email, row.phone, row.note)

    async def _read(self, *where: ColumnElement[bool]) -> Sequence[Reservation]:
        rows = await self.scope.all(select(ReservationRow).where(*where).order_by(ReservationRow.id))
        ids = [row.id for row in rows]
        rooms = await self.scope.all(
            select(StayRoomRow)
            .where(StayRoomRow.reservation_id.in_(ids), StayRoomRow.superseded.is_(False))
            .order_by(StayRoomRow.position)
        )
        guests = await self.scope.all(select(GuestRow).where(GuestRow.reservation_id.in_(ids)))
        return join_rows(rows, rooms, guests)
