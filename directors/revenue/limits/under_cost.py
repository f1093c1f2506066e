"""Would a night be sold for less than it costs to let it?"""

from __future__ import annotations

from decimal import Decimal

from directors.revenue.limits.cells import Priced, money, nights_of, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say
from domain.prices.rules import RuleKind

FULL = Decimal(1)


def under_cost(action: Action, house: House) -> Ruling | None:
    """Holds where what is left of the price after the usual commission is below the owner's own cost of a night.

    The usual commission is what the priced nights of the House paid over their revenue; none while none is known.
    """
    kept = FULL - commission_of(house)
    low = [
        (cell, cost)
        for cell in priced(action, house)
        if (cost := _cost(cell, house)) is not None and cell.price * kept < cost
    ]
    if not low:
        return None
    cell, cost = min(low, key=lambda one: one[0].price)
    phrase = say(
        "pricing.limit_cost",
        room_type=cell.kind.name,
        nights=nights_of(found.effect for found, _ in low if found.kind is cell.kind),
        price=money(cell.price, house),
        cost=money(cost, house),
    )
    return ruling("under_cost", Level.HOLD, phrase)


def _cost(cell: Priced, house: House) -> Decimal | None:
    return house.pricing.amount(RuleKind.COST, cell.kind.code, cell.effect.cell.night)


def commission_of(house: House) -> Decimal:
    """The share of the rooms revenue that commissions take."""
    revenue = sum((night.revenue for night in house.nights.values()), Decimal(0))
    paid = sum((night.commission for night in house.nights.values()), Decimal(0))
    return paid / revenue if revenue > 0 else Decimal(0)
