"""How does a figure become a value that a phrase can show?"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from domain.figure import Figure
from domain.house.snapshot import House
from domain.money import Money


def whole(figure: Figure) -> int:
    """A count; 0 for a missing figure, so ask `known` first."""
    return int(figure.value or 0)


def known(*figures: Figure) -> bool:
    return all(figure.value is not None for figure in figures)


def amount(figure: Figure, house: House) -> Money:
    """Rounded to the whole unit of currency, as an owner reads it; the exact value stays in the figure."""
    return unit(figure.value or Decimal(0), house)


def unit(value: Decimal, house: House) -> Money:
    """An amount in the house's currency, rounded to its whole unit."""
    return Money(value.quantize(Decimal(1), ROUND_HALF_EVEN), house.hotel.currency)
