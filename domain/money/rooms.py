"""What did the rooms of one night bring, and what is not known about it?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.money.taxes import Taxes, net_of_vat


@dataclass(frozen=True, slots=True)
class RoomsDay:
    """All rooms of one night. `gross` is what guests pay for the `priced` rooms, VAT included.

    `unpriced` and `untold` name the room types sold at a price, or through a channel at a commission, that nobody
    told. `adults` and `children` are those of the rooms whose party is known; `uncounted` rooms have none.
    `available` is None where no size is known.
    """

    night: date
    sold: int = 0
    available: int | None = None
    priced: int = 0
    gross: Decimal = Decimal(0)
    commission: Decimal = Decimal(0)
    direct: int = 0
    arrivals: int = 0
    adults: int = 0
    children: int = 0
    uncounted: int = 0
    unpriced: tuple[str, ...] = field(default=())
    untold: tuple[str, ...] = field(default=())

    def net(self, taxes: Taxes) -> Decimal | None:
        """Rooms revenue as USALI counts it: without VAT and tourist taxes; None while the VAT rate is unknown.

        Commissions stay in it: the house is the principal, so they are an expense of Rooms. Breakfast is not
        carved out of a price that contains it.
        """
        rate = taxes.vat(self.night)
        if rate is None:
            return None
        return net_of_vat(self.gross - self._taxes_inside(taxes), rate)

    def tourist_tax(self, amount: Decimal) -> Decimal:
        """A liability, no revenue: so much for each adult of the night. Children are left out, see `children`."""
        return amount * self.adults

    def _taxes_inside(self, taxes: Taxes) -> Decimal:
        inside = [tax.amount for tax in taxes.per_person(self.night) if tax.included and tax.amount]
        return sum((self.tourist_tax(amount) for amount in inside), Decimal(0))
