"""Does the interval hold four nights of five at each lead, on quiet nights as on busy ones?"""

from __future__ import annotations

import numpy as np
import pytest

from directors.revenue.forecast.bookings import Floats
from directors.revenue.forecast.intervals import NORMAL, calibrate

LEADS = 4
WIDTHS = (0.8, 1.0, 1.6)
"""How much wider than their spread the errors of quiet, usual and busy nights are."""


def errors(rng: np.random.Generator, nights: int) -> tuple[Floats, Floats, Floats]:
    """Residuals, spreads and rooms forecast, [night, days before]."""
    said = np.repeat(rng.uniform(2, 12, nights)[:, None], LEADS, axis=1)
    spreads = np.sqrt(said)
    width = np.array(WIDTHS)[np.digitize(said, [2 + 10 / 3, 2 + 20 / 3])]
    return rng.normal(0, 1, said.shape) * spreads * width, spreads, said


def held(seed: int, nights: int) -> Floats:
    """The share of 4,000 fresh nights inside their interval, [days before, third]."""
    rng = np.random.default_rng(seed)
    made = calibrate(*errors(rng, nights))
    fresh, spreads, said = errors(rng, 4000)
    third = np.digitize(said[:, 0], [2 + 10 / 3, 2 + 20 / 3])
    table = np.zeros((LEADS, 3))
    for lead in range(LEADS):
        low, high = made.at(np.full(len(said), lead), said[:, lead])
        inside = (fresh[:, lead] >= low * spreads[:, lead]) & (fresh[:, lead] <= high * spreads[:, lead])
        table[lead] = [inside[third == n].mean() for n in range(3)]
    return table


def test_each_third_is_held_four_times_of_five() -> None:
    """Pooled over the thirds, quiet nights would be held nearly always and busy ones six times of ten."""
    table = np.mean([held(seed, 1000) for seed in range(6)], axis=0)
    assert np.all((table > 0.76) & (table < 0.85))


@pytest.mark.parametrize("nights", [0, 1])
def test_without_evidence_the_normal_multiples_count(nights: int) -> None:
    made = calibrate(*(part[:nights] for part in errors(np.random.default_rng(1), 2)))
    low, high = made.at(np.arange(LEADS), np.full(LEADS, 5.0))
    np.testing.assert_array_equal((low, high), (np.full(LEADS, -NORMAL), np.full(LEADS, NORMAL)))


def test_few_nights_are_believed_less_and_the_forecast_lies_inside() -> None:
    for nights in (2, 3, 7, 30):
        made = calibrate(*errors(np.random.default_rng(nights), nights))
        assert np.all(made.low <= 0)
        assert np.all(made.high >= 0)
    one_sided = calibrate(np.full((3, LEADS), 50.0), np.ones((3, LEADS)), np.full((3, LEADS), 5.0))
    assert np.all(one_sided.high < 25)  # three nights do not say that every night errs by fifty
