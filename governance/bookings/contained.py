"""Which rooms of which changes are closed by hand, or opened again, while sales do not reach a channel?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.bookings.booked_room import DIRECT
from domain.bookings.reservation import Reservation
from domain.house.snapshot import House
from governance.bookings.messages import Change
from governance.incident.containing import Room, follow, room_nights
from store.unit import Unit

# More direct bookings at once than these came with a file from before: they are looked at, not closed one by one.
MOST = 10


async def contain_changes(unit: Unit, house: House, changes: Sequence[Change], now: datetime) -> None:
    """A new direct booking asks for its closing; one that went or moved for opening what it no longer holds."""
    direct = [one for one in changes if one.reservation.source in DIRECT]
    if len(direct) > MOST:
        return
    for change in direct:
        booking = change.reservation
        asks = change.kind != "cancelled" and not booking.sample
        await follow(unit, house, booking.number, rooms_of(booking), now, ask=asks)


def rooms_of(booking: Reservation) -> tuple[Room, ...]:
    """The rooms that it holds, of types that are ours."""
    found = [
        room_nights(room.room_type, room.check_in, room.check_out)
        for room in booking.holding
        if room.room_type is not None
    ]
    return tuple(one for one in found if one is not None)
