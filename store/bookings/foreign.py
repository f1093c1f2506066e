"""Which bookings were sold in another currency than the house's, so that no sum may hold them?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select

from store.models.property import PropertyRow
from store.models.reservations import ReservationRow, StayRoomRow

# Of a row joined with its booking and its house. A booking without any amount has no currency, and is none of them.
ABROAD: ColumnElement[bool] = ReservationRow.currency != PropertyRow.currency


def with_house(rooms: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Booked rooms, each with its booking and its house beside it."""
    return (
        rooms.select_from(StayRoomRow)
        .join(ReservationRow, ReservationRow.id == StayRoomRow.reservation_id)
        .join(PropertyRow, PropertyRow.property_id == StayRoomRow.property_id)
    )
