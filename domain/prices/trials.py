"""What do deliberate price tests say about how guests answer a price?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

STEP = Decimal("0.08")
KEY = "trial:"  # begins the key of a proposal that is a test
PRIOR_MEAN, PRIOR_SPREAD = 1.85, 0.5


@dataclass(frozen=True, slots=True)
class Trial:
    """A test by consent: `ratio` more (or less) on the first night of each pair, nothing on the second.

    `sold_test` and `sold_control` are the room-nights booked since `at` on either side that were not given back.
    """

    id: int
    proposal: int
    room_type: str
    ratio: Decimal
    pairs: tuple[tuple[date, date], ...]
    at: datetime
    carried: bool = False
    sold_test: int = 0
    sold_control: int = 0

    def over(self, today: date) -> bool:
        """Whether the last of its nights has passed."""
        return max(night for pair in self.pairs for night in pair) < today


@dataclass(frozen=True, slots=True)
class Learned:
    """The belief about the price response: demand is multiplied by exp(-elasticity * (price / card - 1)).

    `tests` and `nights` are what it rests on beside the prior.
    """

    elasticity: float = PRIOR_MEAN
    spread: float = PRIOR_SPREAD
    tests: int = 0
    nights: int = 0


def learned(trials: Iterable[Trial], today: date) -> Learned:
    """The prior after the finished tests, by the normal-normal rule.

    A test with ratio d sold T room-nights where the price moved and C where it did not. With half a room added to
    each count, y = ln((T + 1/2) / (C + 1/2)) has about the variance v = 1 / (T + 1/2) + 1 / (C + 1/2), and -y / d
    is an observation of the elasticity with the variance v / d². Precisions add up:
    1 / s'² = 1 / s² + d² / v,  m' = s'² * (m / s² + (-y / d) * d² / v).
    Slopes over past bookings never enter: prices were raised where demand was high. What the bookings of one night
    say while its price moved is joined to this where prices are computed.
    """
    mean, precision, tests, nights = PRIOR_MEAN, 1 / PRIOR_SPREAD**2, 0, 0
    for trial in trials:
        if not trial.carried or not trial.over(today):
            continue
        step = float(trial.ratio)
        moved, left = trial.sold_test + 0.5, trial.sold_control + 0.5
        weight = step**2 / (1 / moved + 1 / left)
        seen = -math.log(moved / left) / step
        mean = (precision * mean + weight * seen) / (precision + weight)
        precision += weight
        tests, nights = tests + 1, nights + 2 * len(trial.pairs)
    return Learned(mean, 1 / math.sqrt(precision), tests, nights)
