"""What does the engine expect of prices that somebody would only like to try?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from directors.revenue.advising import Prepared, costs_of, prepared, priced_kinds
from directors.revenue.engine import Costs, Recommendation
from domain.money import to_cents
from domain.prices.advice import NightOf
from domain.prices.simulation import Range, Simulated, Simulation, TriedNight

# At no cost at all the contribution is the revenue.
FREE = Costs(commission=0.0, direct_cost=0.0)


def simulate(asked: Simulation) -> Simulated:
    """The tried nights with the rooms expected at both prices, and by how much revenue and contribution change.

    The engine is asked with every other price as it is, once at the house's own costs and once at none, since the
    contribution of a house without costs is its revenue.
    """
    study = asked.study
    kinds = priced_kinds(study)
    if not study.enough or not kinds:
        return Simulated(enough=False)
    worth = _tried(prepared(study, kinds, costs_of(study)), asked)
    without_costs = replace(study, rules=study.rules.without_costs())
    income = _tried(prepared(without_costs, kinds, FREE), asked)
    return Simulated(
        enough=True,
        nights=tuple(
            TriedNight(
                one.room,
                one.night,
                to_cents(Decimal(str(one.current))),
                to_cents(Decimal(str(one.proposed))),
                _number(one.forecast_without),
                _number(one.forecast_with),
                _range(income[key]),
                _range(one),
            )
            for key, one in worth.items()
        ),
    )


def _tried(ready: Prepared, asked: Simulation) -> Mapping[NightOf, Recommendation]:
    """What the engine says of the tried cells while all other prices stay as they are."""
    present = {key: cell.price for key, cell in ready.cells.items() if cell.price is not None}
    tried = {key: price for key, price in asked.prices.items() if key in present}
    pins = tuple((night, code, float(price)) for (code, night), price in {**present, **tried}.items())
    ready.engine.policy = replace(ready.policy, pins=pins)
    return {(one.room, one.night): one for one in ready.recommend() if (one.room, one.night) in tried}


def _range(one: Recommendation) -> Range:
    return Range(_number(one.contribution_low), _number(one.contribution_mid), _number(one.contribution_high))


def _number(value: float) -> Decimal:
    return Decimal(str(round(value, 4)))
