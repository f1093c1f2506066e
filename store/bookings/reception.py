"""Which rows does a booking that is taken in become: its revision, its rooms and the person behind it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import update

from domain.bookings.reservation import Guest, Reservation
from store.bookings.reservation_rows import guest_values, revision_body, room_values
from store.models.reservations import StayRoomRow
from store.scope import Scope


@dataclass(frozen=True, slots=True)
class Reception:
    """What is the same for all deliveries taken in together."""

    scope: Scope
    zone: ZoneInfo
    received_at: datetime
    via: str
    retention: timedelta


def revision_row(
    reception: Reception, reservation_id: int, booking: Reservation, raw_hash: str, standing: str
) -> dict[str, Any]:
    """What this delivery said, kept for good."""
    return {
        "reservation_id": reservation_id,
        "updated_at": booking.updated_at,
        "raw_hash": raw_hash,
        "delivery": booking.delivery,
        "received_at": reception.received_at,
        "via": reception.via,
        "standing": standing,
        "body": revision_body(booking),
    }


def guest_rows(reception: Reception, reservation_id: int, booking: Reservation) -> list[dict[str, Any]]:
    """At most one row: none without personal data, none when its retention is over already."""
    if booking.guest == Guest() or not booking.rooms:
        return []
    values = guest_values(booking.guest, booking.check_out, reception.retention)
    over = values["keep_until"] < reception.received_at.astimezone(reception.zone).date()
    return [] if over else [{"reservation_id": reservation_id, **values}]


async def write_rooms(
    reception: Reception, reservation_id: int, rooms: Sequence[StayRoomRow], booking: Reservation
) -> None:
    """Rooms with the same code and dates are the same room; others are replaced and stay as history."""
    scope = reception.scope
    left = list(rooms)
    for values in room_values(booking, reception.zone):
        row = next((room for room in left if _same_room(room, values)), None)
        if row is None:
            values["known_from"] = booking.updated_at
            await scope.append(StayRoomRow, [{"reservation_id": reservation_id, **values}])
            continue
        left.remove(row)
        values["known_from"] = row.known_from
        if row.released_at is not None and values["released_at"] is not None:
            values["released_at"] = row.released_at
        await scope.changed(update(StayRoomRow).where(StayRoomRow.id == row.id).values(**values))
    for row in left:
        gone = row.released_at or booking.updated_at
        await scope.changed(
            update(StayRoomRow).where(StayRoomRow.id == row.id).values(superseded=True, released_at=gone)
        )


def _same_room(row: StayRoomRow, values: Mapping[str, Any]) -> bool:
    codes = (row.external_code or row.room_type, values["external_code"] or values["room_type"])
    dates = (row.check_in, row.check_out) == (values["check_in"], values["check_out"])
    return dates and codes[0] == codes[1]
