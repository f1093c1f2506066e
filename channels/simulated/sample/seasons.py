"""How busy is a night in this invented Marrakech, and what is asked for it?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from domain.property import RoomType

TEN = Decimal(10)


@dataclass(frozen=True, slots=True)
class Season:
    """`occupancy` is the share of rooms finally sold on an average night; `price` multiplies the base."""

    occupancy: float
    price: Decimal


LOW = Season(0.48, Decimal("0.82"))
SHOULDER = Season(0.68, Decimal("1.00"))
HIGH = Season(0.83, Decimal("1.15"))
FESTIVE = Season(0.95, Decimal("1.55"))

_BY_MONTH = {
    1: LOW, 2: SHOULDER, 3: HIGH, 4: HIGH, 5: HIGH, 6: SHOULDER,
    7: LOW, 8: LOW, 9: SHOULDER, 10: HIGH, 11: HIGH, 12: SHOULDER,
}  # fmt: skip
# Monday first.
_WEEKDAY_DEMAND = (0.94, 0.92, 0.95, 1.02, 1.08, 1.09, 0.99)
_WEEKDAY_PRICE = tuple(Decimal(f) for f in ("1.00", "1.00", "1.00", "1.00", "1.06", "1.06", "1.00"))

NEW_YEAR_MIN_STAY = 3


def season(night: date) -> Season:
    """The month's season, but for Christmas and New Year (21 December to 3 January)."""
    if (night.month, night.day) >= (12, 21) or (night.month, night.day) <= (1, 3):
        return FESTIVE
    return _BY_MONTH[night.month]


def demand(night: date) -> float:
    """The share of rooms that are finally sold on that night, before a type's own appeal."""
    return min(0.97, season(night).occupancy * _WEEKDAY_DEMAND[night.weekday()])


def min_stay(night: date) -> int:
    """Three nights for whoever arrives from 30 December to 1 January, else one."""
    return NEW_YEAR_MIN_STAY if (night.month, night.day) in {(12, 30), (12, 31), (1, 1)} else 1


def asking_price(kind: RoomType, night: date) -> Decimal:
    """Base × season × weekday, to the nearest 10, between floor and ceiling.

    Raises ValueError when the type has no base price.
    """
    if kind.base is None:
        raise ValueError(f"{kind.code} has no base price")
    return _within(kind, kind.base * season(night).price * _WEEKDAY_PRICE[night.weekday()])


def agreed_price(kind: RoomType, nights: Iterable[date], factor: Decimal) -> Decimal:
    """One price for every night of a stay: the mean asking price × `factor`, rounded and limited alike."""
    asked = [asking_price(kind, night) for night in nights]
    return _within(kind, sum(asked, Decimal(0)) / len(asked) * factor)


def _within(kind: RoomType, price: Decimal) -> Decimal:
    rounded = (price / TEN).quantize(Decimal(1), ROUND_HALF_EVEN) * TEN
    if kind.floor is not None:
        rounded = max(rounded, kind.floor)
    return rounded if kind.ceiling is None else min(rounded, kind.ceiling)
