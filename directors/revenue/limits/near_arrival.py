"""Would a price fall in the last days before arrival, which the owner protects?"""

from __future__ import annotations

from datetime import timedelta

from directors.revenue.limits.cells import nights_of, priced, ruling
from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.house.snapshot import House
from domain.phrase import say
from domain.prices.rules import RuleKind


def near_arrival(action: Action, house: House) -> Ruling | None:
    """Holds a cut in the days that the owner has protected; silent while he has protected none.

    A guest who sees a lower price books again and cancels. A last-minute habit of the owner's is his word too.
    """
    if not any(True for _ in house.pricing.of(RuleKind.NEAR)):
        return None
    until = house.today + timedelta(days=house.pricing.near_days)
    cuts = [
        cell.effect
        for cell in priced(action, house)
        if cell.effect.cell.night < until
        and cell.now.price is not None
        and cell.price < cell.now.price
        and house.pricing.rule(RuleKind.LAST_MINUTE, cell.kind.code, cell.effect.cell.night) is None
    ]
    if not cuts:
        return None
    phrase = say("pricing.limit_near", nights=nights_of(cuts), n=house.pricing.near_days)
    return ruling("near_arrival", Level.HOLD, phrase)
