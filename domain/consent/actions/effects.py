"""What would an action do to the calendar and to the money?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.prices.rates import Cell, CellValue


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """By how much the result of one month changes on one USALI line, low / mid / high: a cost is negative."""

    month: date
    line: str
    currency: str
    low: Decimal
    mid: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Effect:
    """One calendar cell before and after; `before` is None where the value is not known."""

    cell: Cell
    before: CellValue | None
    after: CellValue


class Touched(StrEnum):
    """What of a channel an action lays hands on beside the calendar's cells."""

    SETTINGS = "settings"
    BOOKINGS = "bookings"


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything an action states about itself.

    `sale`: the types of which more or fewer rooms are for sale than before, though no cell changes. `asks_more`:
    it does nothing but make the house ask where it did not, so that no limit has to look at it.
    """

    cells: tuple[Effect, ...] = ()
    money: tuple[MoneyRange, ...] = ()
    touched: frozenset[Touched] = frozenset()
    sale: tuple[str, ...] = ()
    asks_more: bool = False
