"""What may happen to a market from one day to the next, without anybody telling the engine?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.market.draw import Ints, Market
from benchmarks.market.stays import Requests, requests

CALM = 60
"""Days that the engine has priced before the shock."""
AFTER = 120
"""Days played after it."""
SURE = 1e6
"""A taste that takes the room at any price."""


@dataclass(frozen=True)
class Shocked:
    """A market with its guests, and the day of the shock."""

    market: Market
    asked: Requests
    day: int


def calm(drawn: Market) -> Shocked:
    """Nothing happens: what the others are compared with."""
    return Shocked(drawn, requests(drawn), drawn.history + CALM)


def level(factor: float, days: int = 10_000) -> Callable[[Market], Shocked]:
    """`factor` times the requests, made from that day on and for so many days."""

    def world(drawn: Market) -> Shocked:
        day = drawn.history + CALM
        drift = drawn.drift.copy()
        drift[day : day + days] *= factor
        # requests() thins by drift / drift.max(): the other days keep their level
        made = replace(drawn, drift=drift, requests=drawn.requests * drift.max() / drawn.drift.max())
        return Shocked(made, requests(made), day)

    return world


def festival(drawn: Market) -> Shocked:
    """An event of which everybody knows, made to treble its nights every year, and cancelled 45 days before: from
    then on its nights are like others, and the calendar keeps its label."""
    day = drawn.history + CALM
    labels, demand = list(drawn.labels), drawn.demand.copy()
    for year in range(-2, 2):
        first = day + 45 + year * 365
        if 0 <= first < len(demand) - 5:
            labels[first : first + 5] = ["festival"] * 5
            demand[first : first + 5] *= 3.0
    made = replace(drawn, labels=tuple(labels), demand=demand)
    asked = requests(made)
    nights = (asked.arrival >= day + 45) & (asked.arrival < day + 50) & (asked.day >= day)
    keep = ~nights | (np.random.default_rng([drawn.seed, 5]).random(len(nights)) < 1 / 3)
    quiet = demand.copy()
    quiet[day + 45 : day + 50] /= 3.0
    return Shocked(replace(made, demand=quiet), _only(asked, keep), day)


def group(drawn: Market) -> Shocked:
    """Half of the rooms, eight at most, are asked for on one day for the same three nights,
    six weeks ahead; what is sold already, the group does without."""
    asked, day = requests(drawn), drawn.history + CALM
    rooms = np.repeat(np.arange(len(drawn.rooms)), drawn.units)
    rooms = rooms[np.argsort(-np.arange(len(rooms)) % 2, kind="stable")][: min(8, max(len(rooms) // 2, 1))]
    noise = np.full((len(rooms), len(drawn.rooms) + 1), -SURE)
    noise[np.arange(len(rooms)), rooms + 1] = SURE
    same = {"day": day, "arrival": day + 42, "nights": 3, "party": 2, "segment": 0, "ota": 0, "leaves": -1}
    place = int(np.searchsorted(asked.day, day))
    columns: dict[str, Ints] = {
        name: np.insert(getattr(asked, name), place, np.full(len(rooms), value))
        for name, value in same.items()
    }
    return Shocked(drawn, Requests(**columns, noise=np.insert(asked.noise, place, noise, axis=0)), day)


def first_season(drawn: Market) -> Shocked:
    """A house without any history; the engine prices from its first day."""
    made = replace(drawn, history=0)
    return Shocked(made, requests(made), 0)


WORLDS: dict[str, Callable[[Market], Shocked]] = {
    "calm": calm,
    "demand +60 %": level(1.6),
    "demand -60 %": level(0.4),
    "a competitor closes for six weeks (+35 %)": level(1.35, 42),
    "no bookings for six weeks": level(0.0, 42),
    "festival cancelled": festival,
    "group of eight": group,
    "first season": first_season,
}


def _only(asked: Requests, keep: np.ndarray) -> Requests:
    return Requests(*(getattr(asked, name)[keep] for name in Requests.__dataclass_fields__))
