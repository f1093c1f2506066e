"""What did one source say of one booking, and how much is its word worth?"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from domain.bookings.reservation import Guest, Reservation

# The channel manager's own number, by its shape: what a panel list and its mails call a booking.
_MANAGERS = re.compile(r"R\d{6,}", re.IGNORECASE)
# What stands for "nobody said through which channel".
NO_CHANNEL = frozenset({"", "file", "unknown", "mail"})


class Rank(enum.IntEnum):
    """How rich a source is: a poorer one never overrides a richer one."""

    TYPED = 1
    MAIL = 2
    EXPORT = 3
    LIST = 4
    WIRE = 5


# "changed" and "cancelled" tell that something happened at `seen_at`; "state" tells how things stood then.
Event = Literal["new", "changed", "cancelled", "state"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one source said of one booking.

    `source` names it in stable words ("hotelrunner", "panel", "export:airbnb", "mail:bookingcom", "person:3"),
    `evidence` the very place ("panel.csv:14", a message id, a delivery). `reservation` holds what was said: no
    rooms, no total, an empty guest mean "did not say". `number` is whatever the source calls the booking.
    `booked_known` is False where the source does not tell when the guest booked. `digest` is the same for every
    repetition of the same words.
    """

    source: str
    rank: Rank
    evidence: str
    seen_at: datetime
    reservation: Reservation
    digest: str
    event: Event = "state"
    booked_known: bool = True

    @property
    def said(self) -> tuple[str, ...]:
        """The fields that the source speaks of, by name."""
        told = self.reservation
        fields = {
            "state": True,
            "rooms": bool(told.rooms),
            "total": told.total is not None,
            "commission": told.commission is not None,
            "guest": told.guest != Guest(),
            "booked_at": self.booked_known,
        }
        return tuple(name for name, spoken in fields.items() if spoken)


def manager_number(booking: Reservation) -> str | None:
    """The channel manager's number of a booking, in capitals; None when nobody told it."""
    if booking.provider == "hotelrunner" or _MANAGERS.fullmatch(booking.number):
        return booking.number.upper()
    return None


def channel_number(booking: Reservation) -> str | None:
    """The sales channel's own number of a booking; None when nobody told it."""
    if booking.channel_number is not None:
        return booking.channel_number
    named = booking.source not in NO_CHANNEL and manager_number(booking) is None
    return booking.number if named else None
