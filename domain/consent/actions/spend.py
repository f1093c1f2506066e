"""What is bought, for how much, and on which line of the result does it count?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effects, MoneyRange
from domain.consent.actions.no_cells import NoCells
from domain.money import to_cents


@dataclass(frozen=True, slots=True)
class Spend(NoCells):
    """An expense that becomes an entry of the ledger.

    `amount` is what the invoice says, VAT included; `vat_rate` is a ratio of the net amount (0.20), None while
    nobody knows it: then nothing is recoverable and the whole amount counts. `line` is a code of
    `domain.money.lines`. `capital` is an investment, outside the GOP; `one_off` will not come again. A negative
    amount takes an earlier entry back: books are corrected by a counter-entry, never by erasing; `reverses` is the
    number of the proposal that it takes back.
    """

    day: date
    words: str
    amount: Decimal
    currency: str
    line: str
    vat_rate: Decimal | None = None
    supplier: str | None = None
    room: str | None = None
    capital: bool = False
    one_off: bool = False
    reverses: int | None = None
    kind: Literal["spend"] = "spend"

    @property
    def net(self) -> Decimal:
        """Without recoverable VAT, to the hundredth."""
        return self.amount if self.vat_rate is None else to_cents(self.amount / (1 + self.vat_rate))

    @property
    def vat(self) -> Decimal:
        return self.amount - self.net

    @property
    def effects(self) -> Effects:
        """One cost in the month of its day. A cost lowers the result, so it is negative."""
        change = -self.net
        return Effects(
            money=(MoneyRange(self.day.replace(day=1), self.line, self.currency, change, change, change),)
        )

    def reversed_by(self, number: int) -> Spend:
        """The counter-entry of this expense, which proposal `number` had booked."""
        return replace(self, amount=-self.amount, reverses=number)
