"""What would an action do to the calendar and to the money?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything an action states about itself."""

    cells: tuple[Effect, ...] = ()
    money: tuple[MoneyRange, ...] = ()
