"""Which factors multiply to a price, and which numbers stand behind each?

card base x season x weekday x event x pace x lead time x scarcity x gap x rail = the price. Each factor is the
ratio of two prices: the best one with and without that piece of knowledge, in this order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from directors.revenue.engine.outlook import Outlook
from directors.revenue.engine.pricing import Cells
from directors.revenue.engine.terms import Belief
from directors.revenue.forecast.bookings import Floats

KEYS = ("level", "season", "weekday", "event", "pace", "lead", "scarcity", "gap")


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a price: `key` names its sentence, `numbers` are what the sentence shows.

    The first factor of a price is "base", whose value is an amount in currency; all others are ratios.
    """

    key: str
    value: float
    numbers: dict[str, float | str]


def stages(outlook: Outlook) -> list[Cells]:
    """What the price would see with one more piece of knowledge at each stage, in the order of KEYS."""
    full = outlook.cells()
    nights = len(outlook.ahead)
    share = outlook.share[None, :]
    parts, level = outlook.parts, np.full(nights, outlook.level)
    empty = outlook.units.astype(np.float64)
    season = level * parts["season"]
    weekday = season * parts["weekday"]
    event = weekday * parts["event"]
    paced = event * outlook.pace
    usual_left = usual_rooms_left(outlook)

    def cells(house: Floats, left: Floats, open_stays: Floats | float = 1.0) -> Cells:
        return replace(full, left=left, demand=house[:, None] * share * open_stays)

    remaining = paced * outlook.to_come
    return [
        cells(level, empty),
        cells(season, empty),
        cells(weekday, empty),
        cells(event, empty),
        cells(paced, empty),
        cells(remaining, usual_left),
        cells(remaining, outlook.left),
        full,
    ]


def usual_rooms_left(outlook: Outlook) -> Floats:
    """Rooms that a usual night of that kind has left so many days before, [night, room]."""
    booked = (outlook.usual * (1 - outlook.to_come))[:, None] * outlook.share[None, :]
    return np.asarray(np.maximum(outlook.units - booked, 0.3 * np.minimum(outlook.units, 1.0)))


def chain(base: Floats, card: Floats, prices: list[Floats], wished: Floats, final: Floats) -> Floats:
    """Factors [night, room, factor] in the order of KEYS and then the rail; with `base` they give `final`."""
    track = [card, *prices]
    ratios = [track[index + 1] / track[index] for index in range(len(prices))]
    ratios[1] = ratios[1] * card / base
    ratios[-1] = ratios[-1] * wished / prices[-1]
    return np.stack([*ratios, final / wished], axis=2)


def explain(
    outlook: Outlook,
    night: int,
    room: int,
    base: float,
    ratios: Floats,
    touched: list[str],
    belief: Belief,
    learned: Belief,
) -> tuple[Factor, ...]:
    """The factors of one cell, with their numbers; `ratios` in the order of KEYS and then the rail."""
    sold, units = float(outlook.sold[night, room]), float(outlook.units[night, room])
    ahead = float(outlook.ahead[night])
    share = float(outlook.share[room])
    usual_sold = float(outlook.usual[night] * (1 - outlook.to_come[night]) * share)
    numbers: dict[str, dict[str, float | str]] = {
        "level": {
            "elasticity": belief.elasticity,
            "learned": learned.elasticity,
            "spread": learned.spread,
            "stays": learned.stays,
            "demand": outlook.level * share,
            "units": units,
        },
        "season": {
            "card": float(outlook.card[night, room]),
            "base": base,
            "demand": float(outlook.parts["season"][night]),
        },
        "weekday": {"demand": float(outlook.parts["weekday"][night])},
        "event": {"demand": float(outlook.parts["event"][night])},
        "pace": {
            "demand": float(outlook.pace[night]),
            "booked": float(outlook.so_far[night]),
            "usual": float(outlook.expected_so_far[night]),
        },
        "lead": {"days": ahead, "to_come": float(outlook.to_come[night])},
        "scarcity": {"sold": sold, "units": units, "usual": usual_sold, "days": ahead},
        "gap": {"open_stays": float(outlook.open_stays[night, room])},
        "rail": {"rails": ",".join(touched)},
    }
    named = zip((*KEYS, "rail"), ratios, strict=True)
    return (Factor("base", base, {"base": base}), *(Factor(key, float(v), numbers[key]) for key, v in named))
