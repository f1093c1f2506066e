"""How much of a booking's price is given back or waived, and for which nights?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effects, MoneyRange
from domain.consent.actions.no_cells import NoCells
from domain.money import to_cents


@dataclass(frozen=True, slots=True)
class Rebate(NoCells):
    """An allowance on rooms revenue: a discount on a booking, or with `refund` money that goes back to the guest.

    `by_night` gives the amount of each night, VAT included, as the booking's own nights bear it; USALI takes
    allowances off the revenue of the period in which the room was used. `vat_rate` is the rate of the lodging,
    None while unknown. Negative amounts take an earlier rebate back, see `reverses`.
    """

    booking: str
    by_night: tuple[tuple[date, Decimal], ...]
    currency: str
    line: str
    words: str = ""
    vat_rate: Decimal | None = None
    refund: bool = False
    reverses: int | None = None
    kind: Literal["rebate"] = "rebate"

    @property
    def amount(self) -> Decimal:
        """The whole, VAT included."""
        return sum((part for _, part in self.by_night), Decimal(0))

    def net_by_night(self) -> tuple[tuple[date, Decimal], ...]:
        """Each night's part without VAT, to the hundredth."""
        divisor = 1 + (self.vat_rate or 0)
        return tuple((night, to_cents(part / divisor)) for night, part in self.by_night)

    @property
    def effects(self) -> Effects:
        """Revenue lost by month of the stay."""
        months: dict[date, Decimal] = {}
        for night, net in self.net_by_night():
            month = night.replace(day=1)
            months[month] = months.get(month, Decimal(0)) - net
        return Effects(
            money=tuple(MoneyRange(m, self.line, self.currency, net, net, net) for m, net in months.items())
        )

    def reversed_by(self, number: int) -> Rebate:
        """The counter-entry of this rebate, which proposal `number` had booked."""
        back = tuple((night, -part) for night, part in self.by_night)
        return replace(self, by_night=back, reverses=number)
