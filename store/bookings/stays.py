"""Which booked rooms match, in brief and with their guests?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from domain.house.snapshot import Stay
from domain.money import Money
from store.bookings.foreign import ABROAD
from store.models.property import PropertyRow
from store.models.reservations import GuestRow, ReservationRow, StayRoomRow
from store.models.service_guests import CareRow
from store.models.service_rooms import RoomNightRow
from store.scope import Scope


async def stays_where(scope: Scope, *where: ColumnElement[bool]) -> Sequence[Stay]:
    """The rooms for which all conditions hold, by arrival; how often each guest stayed before is counted."""
    found = await scope.rows(
        select(
            StayRoomRow.reservation_id,
            ReservationRow.number,
            StayRoomRow.source,
            StayRoomRow.room_type,
            StayRoomRow.check_in,
            StayRoomRow.check_out,
            StayRoomRow.booked_at,
            StayRoomRow.released_at,
            GuestRow.name,
            ReservationRow.vip,
            StayRoomRow.adults,
            StayRoomRow.children,
            _room().label("room_number"),
            StayRoomRow.position,
            GuestRow.note,
            StayRoomRow.revenue,
            ReservationRow.sample,
            ReservationRow.currency,
            ABROAD.label("abroad"),
            GuestRow.match_key,
        )
        .select_from(StayRoomRow)
        .join(ReservationRow, ReservationRow.id == StayRoomRow.reservation_id)
        .join(PropertyRow, PropertyRow.property_id == StayRoomRow.property_id)
        .outerjoin(GuestRow, GuestRow.reservation_id == StayRoomRow.reservation_id)
        .where(*where)
        .order_by(StayRoomRow.check_in, StayRoomRow.reservation_id, StayRoomRow.position)
    )
    earlier = await _earlier_stays(scope, {row.match_key for row in found if row.match_key})
    return [_stay(row, earlier) for row in found]


def _room() -> ColumnElement[str | None]:
    """The room that the house gave to a stay, of several the last one; else the number that came with the booking,
    unless the house gave that room to somebody else on the night of arrival."""
    given = (
        select(RoomNightRow.room)
        .where(
            RoomNightRow.reservation_id == StayRoomRow.reservation_id,
            RoomNightRow.place == StayRoomRow.position,
        )
        .order_by(RoomNightRow.night.desc())
        .limit(1)
        .correlate(StayRoomRow)
        .scalar_subquery()
    )
    anothers = (
        select(RoomNightRow.id)
        .where(RoomNightRow.room == StayRoomRow.room_number, RoomNightRow.night == StayRoomRow.check_in)
        .correlate(StayRoomRow)
        .exists()
    )
    return func.coalesce(given, case((anothers, None), else_=StayRoomRow.room_number))


async def _earlier_stays(scope: Scope, keys: set[str]) -> Mapping[str, set[tuple[int, Any]]]:
    """By guest: the bookings kept, with their departure; also those after which he agreed to be remembered, whose
    name may be forgotten since."""
    stays: dict[str, set[tuple[int, Any]]] = {}
    if not keys:
        return stays
    for row, agreed in ((GuestRow, ()), (CareRow, (CareRow.consent.is_(True),))):
        found = await scope.rows(
            select(row.match_key, StayRoomRow.reservation_id, StayRoomRow.check_out)
            .join(StayRoomRow, StayRoomRow.reservation_id == row.reservation_id)
            .where(row.match_key.in_(keys), StayRoomRow.released_at.is_(None), *agreed)
        )
        for key, reservation_id, check_out in found:
            stays.setdefault(key, set()).add((reservation_id, check_out))
    return stays


def _stay(row: Any, earlier: Mapping[str, set[tuple[int, Any]]]) -> Stay:
    before = {
        reservation_id: check_out
        for reservation_id, check_out in earlier.get(row.match_key or "", ())
        if check_out <= row.check_in and reservation_id != row.reservation_id
    }
    return Stay(
        reservation=row.reservation_id,
        number=row.number,
        source=row.source,
        room_type=row.room_type,
        check_in=row.check_in,
        check_out=row.check_out,
        booked_at=row.booked_at,
        released_at=row.released_at,
        guest=row.name,
        vip=row.vip,
        people=None if row.adults is None else row.adults + (row.children or 0),
        room_number=row.room_number,
        note=row.note,
        returning=len(before),
        total=None if row.abroad else row.revenue,
        sample=row.sample,
        position=row.position,
        foreign=Money(row.revenue, row.currency) if row.abroad and row.revenue is not None else None,
        last_left=max(before.values(), default=None),
    )
