"""How is one room type sold on one night, and for how much?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Night:
    """One room type on one night. `units` is None when unknown; `price` is the target price, None if unset.

    `revenue` is the rooms revenue of the sold rooms with a known price (`priced` of them); `commission` likewise.
    `arrivals` are the rooms whose stay begins that night; `uncounted` those whose party nobody told.
    """

    room_type: str
    night: date
    units: int | None
    sold: int = 0
    blocked: int = 0
    price: Decimal | None = None
    min_stay: int | None = None
    stop_sell: bool = False
    revenue: Decimal = Decimal(0)
    priced: int = 0
    commission: Decimal = Decimal(0)
    direct: int = 0
    arrivals: int = 0
    adults: int = 0
    children: int = 0
    uncounted: int = 0

    @property
    def left(self) -> int | None:
        """Units still to sell; negative on an overbooked night, None when the units are unknown."""
        return None if self.units is None else self.units - self.blocked - self.sold
