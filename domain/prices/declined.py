"""Which price moves did somebody not want, and have the facts changed since?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from domain.bookings.night import Night

SAME_PRICE = Decimal("0.02")
SALES_MATTER = Decimal("0.10")


@dataclass(frozen=True, slots=True)
class DeclinedCell:
    """One night that was to cost `wished` instead of `price` when `sold` of its rooms were sold."""

    room_type: str
    night: date
    price: Decimal
    wished: Decimal
    sold: int

    def still_holds(self, now: Night) -> bool:
        """Whether the no still counts: the night costs what it did within two percent, and no more than a tenth
        of the type's rooms (at least one room) was sold or given back since."""
        if now.price is None or abs(now.price - self.price) > SAME_PRICE * self.price:
            return False
        material = max(Decimal(1), SALES_MATTER * (now.units or 0))
        return abs(now.sold - self.sold) < material


@dataclass(frozen=True, slots=True)
class Declined:
    """One line of a proposal that a person refused or left out; `up` when prices were to rise."""

    proposal: int
    person: int
    at: datetime
    up: bool
    cells: tuple[DeclinedCell, ...]
