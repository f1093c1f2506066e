"""What does a price order ask for, once read?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class SetTo:
    """A new price in the property's currency, whatever it was."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class MoveBy:
    """An amount to add to the present price; negative lowers it."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A share of the present price to add: Decimal("0.15") is +15 %."""

    ratio: Decimal


PriceMove = SetTo | MoveBy | Scale


@dataclass(frozen=True, slots=True)
class PrixOrder:
    """Which types, which nights, what for each of them. At least one of the last three is stated.

    `nights` are in order and none is past; a range as hoteliers write it includes both of its ends. `everywhere`:
    no type was singled out, so what has no price, or is locked, is left out instead of stopping the rest. The
    last two are what « sauf … » took out of it.
    """

    room_types: tuple[str, ...]
    nights: tuple[date, ...]
    price: PriceMove | None = None
    min_stay: int | None = None
    stop_sell: bool | None = None
    everywhere: bool = False
    without_types: tuple[str, ...] = ()
    without_nights: tuple[date, ...] = ()
