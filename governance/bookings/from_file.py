"""What is a row of a file worth as somebody's word about a booking?"""

from __future__ import annotations

import hashlib
from datetime import datetime

from domain.bookings.reservation import Reservation
from domain.bookings.sighting import Event, Rank, Sighting, manager_number
from domain.property import Property
from governance.bookings.intake import by_name


def of_row(
    row: Reservation, hotel: Property, evidence: str, seen_at: datetime, *, booked_known: bool = True
) -> Sighting:
    """A row of a list or an export. `seen_at` is when the file was made, as far as anybody knows.

    A row with the channel manager's number is its own list; any other is the export of a sales channel. Without
    `booked_known` nobody says when the guest booked.
    """
    told = by_name(row, hotel)
    event: Event = "state" if row.holding else "cancelled"
    when = row.cancelled_at or seen_at
    return Sighting(
        source=row.provider,
        rank=Rank.LIST if manager_number(row) else Rank.EXPORT,
        evidence=evidence,
        seen_at=max(when if event == "cancelled" else seen_at, row.updated_at),
        reservation=told,
        digest=fingerprint(row),
        event=event,
        booked_known=booked_known,
    )


def fingerprint(row: Reservation) -> str:
    """The same row read again has the same digest, so that importing a file twice changes nothing."""
    return hashlib.sha256(repr(row).encode()).hexdigest()
