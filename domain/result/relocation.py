"""What can it cost when rooms are sold twice?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.house.snapshot import House
from domain.money import to_cents
from domain.money.taxes import net_of_vat


@dataclass(frozen=True, slots=True)
class Exposed:
    """One room of a type on one night that can be sold twice; `price` is what it was sold for, None if unknown."""

    room_type: str
    night: date
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """Rooms × nights × price, and what lodging the guests elsewhere costs on top; all in the house's currency.

    `revenue` is net of VAT where its rate is known (`net`), else what the guests pay. `relocation` takes `each` a
    room and night: what somebody stated, else (`assumed`) the room's own price. None: a price is missing.
    """

    rooms: int
    nights: int
    room_nights: int
    revenue: Decimal | None
    relocation: Decimal | None
    currency: str
    assumed: bool
    net: bool
    unpriced: int = 0

    @property
    def total(self) -> Decimal | None:
        if self.revenue is None or self.relocation is None:
            return None
        return self.revenue + self.relocation


def risk_of(exposed: Sequence[Exposed], house: House, stated: Decimal | None = None) -> Risk:
    """What these rooms can cost if each is sold to a second guest; a missing price is missing, never nothing."""
    priced = [(one, one.price or house.night(one.room_type, one.night).price) for one in exposed]
    unpriced = sum(1 for _, price in priced if price is None)
    nights = {one.night for one in exposed}
    rooms = max((sum(1 for one in exposed if one.night == night) for night in nights), default=0)
    rates = [house.books.taxes.vat(one.night) for one, _ in priced]
    net = bool(rates) and all(rate is not None for rate in rates)
    revenue = relocation = None
    if exposed and not unpriced:
        sold = [(price or Decimal(0), rate) for (_, price), rate in zip(priced, rates, strict=True)]
        revenue = sum((net_of_vat(p, r) if net and r is not None else p for p, r in sold), Decimal(0))
        relocation = stated * len(exposed) if stated is not None else sum((p for p, _ in sold), Decimal(0))
    return Risk(
        rooms,
        len(nights),
        len(exposed),
        None if revenue is None else to_cents(revenue),
        None if relocation is None else to_cents(relocation),
        house.hotel.currency,
        stated is None,
        net,
        unpriced,
    )
