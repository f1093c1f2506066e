"""How many rooms does Revenue expect to be sold on a coming night, as it stored it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

FRESH = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class NightForecast:
    """Rooms of one type finally sold on one night, as expected at `as_of` with `on_books` of them booked.

    `p10` and `p90`: one time in ten it is fewer, one in ten more.
    """

    as_of: datetime
    night: date
    room_type: str
    on_books: int
    mean: Decimal
    p10: Decimal
    p90: Decimal
