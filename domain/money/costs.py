"""What does the house cost every month, for each occupied room and for each stay?"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RecurringCost:
    """A cost that comes back, recoverable VAT left out; several amounts together make it semi-variable.

    An amount of None does not apply, unless `unknown` names it: then it exists and nobody has told it. A
    `provision` is what a line is expected to take in a month: expenses of the ledger on that line use it up, and
    only what is left of it is still to come.
    """

    code: str
    line: str
    name: str
    currency: str
    per_month: Decimal | None = None
    per_room: Decimal | None = None
    per_stay: Decimal | None = None
    unknown: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    provision: bool = False
    sample: bool = False

    @property
    def told(self) -> bool:
        """Whether any of its amounts is known."""
        return any(amount is not None for amount in (self.per_month, self.per_room, self.per_stay))

    def runs(self, day: date) -> bool:
        """Whether it is incurred that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def of_day(self, day: date) -> Decimal:
        """The day's part of the monthly amount: equal parts, the odd hundredths on the first days."""
        if self.per_month is None or self.provision or not self.runs(day):
            return Decimal(0)
        days = calendar.monthrange(day.year, day.month)[1]
        part, odd = divmod(int(self.per_month.scaleb(2)), days)
        return Decimal(part + (day.day <= odd)).scaleb(-2)

    def of_rooms(self, sold: Decimal, arrivals: Decimal) -> Decimal:
        """What so many occupied rooms and stays cost."""
        return (self.per_room or Decimal(0)) * sold + (self.per_stay or Decimal(0)) * arrivals


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What a month is meant to bring or to cost on one line; `amount` is positive for revenue and cost alike."""

    month: date
    line: str
    amount: Decimal
    currency: str
    sample: bool = False
