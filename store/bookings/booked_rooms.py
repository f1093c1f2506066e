"""Which booked rooms are there between two dates, without their guests?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select

from domain.bookings.booked_room import BookedRoom
from domain.nights import ONE_DAY, Span
from store.bookings.foreign import ABROAD, with_house
from store.models.reservations import ReservationRow, StayRoomRow
from store.scope import Scope

Basis = Literal["stay", "booked", "cancelled"]


@dataclass(frozen=True, slots=True)
class BookedRooms:
    """Rooms by the night slept, the day booked or the day cancelled."""

    scope: Scope

    async def between(self, span: Span, basis: Basis, zone: ZoneInfo) -> Sequence[BookedRoom]:
        """By « stay »: held rooms that touch these nights; by « booked » and « cancelled »: on these local days,
        whatever became of them. A row that a change of dates or type replaced is none of them."""
        rooms = with_house(
            select(
                ABROAD.label("abroad"),
                ReservationRow.number,
                ReservationRow.sample,
                StayRoomRow.source,
                StayRoomRow.room_type,
                StayRoomRow.check_in,
                StayRoomRow.check_out,
                StayRoomRow.nights,
                StayRoomRow.booked_at,
                StayRoomRow.released_at,
                StayRoomRow.revenue,
                StayRoomRow.commission,
                StayRoomRow.nightly,
            )
        ).where(_wanted(span, basis, zone))
        ordered = rooms.order_by(StayRoomRow.check_in, StayRoomRow.reservation_id, StayRoomRow.position)
        return [_room(row, known=not row.abroad) for row in await self.scope.rows(ordered)]


def _wanted(span: Span, basis: Basis, zone: ZoneInfo) -> ColumnElement[bool]:
    if basis == "stay":
        return and_(
            StayRoomRow.check_in <= span.last,
            StayRoomRow.check_out > span.first,
            StayRoomRow.released_at.is_(None),
        )
    begin, end = _midnight(span.first, zone), _midnight(span.last + ONE_DAY, zone)
    kept = or_(StayRoomRow.released_at.is_(None), StayRoomRow.superseded.is_(False))
    instant = StayRoomRow.booked_at if basis == "booked" else StayRoomRow.released_at
    return and_(instant >= begin, instant < end, kept)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def spread(amount: Decimal | None, nights: int) -> list[int] | None:
    """An amount in hundredths, an equal part a night, the odd ones on the first nights."""
    if amount is None or nights <= 0:
        return None
    part, odd = divmod(int(amount.scaleb(2)), nights)
    return [part + 1] * odd + [part] * (nights - odd)


def _room(row: Any, *, known: bool) -> BookedRoom:
    """`known`: its amounts are of the house's currency; of any other they are no part of a sum."""
    prices = (row.nightly or spread(row.revenue, row.nights)) if known else None
    fees = spread(row.commission, row.nights) if known else None
    return BookedRoom(
        number=row.number,
        source=row.source,
        room_type=row.room_type,
        check_in=row.check_in,
        check_out=row.check_out,
        booked_at=row.booked_at,
        released_at=row.released_at,
        prices=None if prices is None else tuple(_amount(part) for part in prices),
        fees=None if fees is None else tuple(Decimal(part).scaleb(-2) for part in fees),
        sample=row.sample,
    )


def _amount(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths).scaleb(-2)
