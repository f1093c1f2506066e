"""How does Revenue study the books without weighing on anybody who does not wait for it?"""

from __future__ import annotations

from domain.money.forecast import NightForecast
from domain.prices.advice import Advice, Study
from domain.prices.foresight import ToForesee
from domain.prices.simulation import Simulated, Simulation


def advise(study: Study) -> tuple[Advice, ...]:
    """What the engine says of every coming night; it is loaded by whoever runs this, in a process of its own."""
    from directors.revenue.advising import advice  # noqa: PLC0415 - numpy and pandas take two seconds to load

    return advice(study)


def foresee(asked: ToForesee) -> tuple[NightForecast, ...]:
    """How many rooms each coming night ends with, likewise."""
    from directors.revenue.foreseeing import forecasts  # noqa: PLC0415 - the same two seconds

    return forecasts(asked)


def try_prices(asked: Simulation) -> Simulated:
    """What other prices would bring, likewise."""
    from directors.revenue.whatif import simulate  # noqa: PLC0415 - the same two seconds

    return simulate(asked)
