"""How much, and in which currency?"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
PRICE_STEP = Decimal(10)  # a price that was computed ends in a round number; a typed one is left as typed


def to_cents(amount: Decimal) -> Decimal:
    """Round half to even at two decimals, the precision of every price and total in the house."""
    return amount.quantize(CENT, ROUND_HALF_EVEN)


def to_step(amount: Decimal, step: Decimal = PRICE_STEP) -> Decimal:
    """The nearest multiple of `step`, halves up."""
    return to_cents((amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step)


class CurrencyMismatch(ValueError):
    """Two currencies met in one sum; the house never converts silently."""


@functools.total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency. Sums and comparisons across currencies raise CurrencyMismatch."""

    amount: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(to_cents(self.amount * factor), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} against {other.currency}")
        return other

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def total(amounts: list[Money], currency: str) -> Money:
    """The sum, zero in `currency` when there is nothing to add."""
    return sum(amounts, Money(Decimal(0), currency))
