"""Is the range of a coming stretch of days as wide as the few stretches before it make it?"""

from decimal import Decimal
from itertools import accumulate
from statistics import mean

import numpy as np
import pytest
from scipy.stats import t

from domain.result.spread import overlap, reach80, student90


@pytest.mark.parametrize("degrees", [1, 2, 2.5, 3.35, 5, 7.4, 13, 36, 1e6])
def test_the_student_factor_is_the_table_s(degrees: float) -> None:
    assert float(student90(Decimal(str(degrees)))) == pytest.approx(t.ppf(0.9, degrees), rel=0.005)


@pytest.mark.parametrize("count", [2, 9, 56])
def test_windows_of_one_day_are_an_ordinary_sample(count: int) -> None:
    found = overlap(count, 1)
    assert float(found.of_mean) == pytest.approx(1 / count)
    assert float(found.degrees) == pytest.approx(count - 1)


def test_the_longer_the_windows_the_less_they_are_worth() -> None:
    worth = [overlap(56, length) for length in (1, 5, 12, 26, 31, 120)]
    assert worth == sorted(worth, key=lambda one: one.of_mean)
    assert [one.degrees for one in worth] == sorted((one.degrees for one in worth), reverse=True)


def test_never_less_than_the_noise_of_arrivals() -> None:
    assert reach80([20] * 56, 10, Decimal(20)) > Decimal("1.2816") * Decimal(20).sqrt()
    for short in ([], [20], [20, 20]):
        assert reach80(short, 10, Decimal(20)) > reach80([20] * 56, 10, Decimal(20))


@pytest.mark.parametrize("length", [6, 16, 26])
def test_eight_of_ten_unseen_stretches_are_held(length: int) -> None:
    """Independent days: 56 windows, and the stretch that comes after them."""
    drawn = np.random.default_rng(7).poisson(1.5, (600, 56 + 2 * length - 1)) * 3
    held = []
    for days in drawn.tolist():
        run = [0, *accumulate(days)]
        sums = [run[n + length] - run[n] for n in range(56)]
        reach = reach80(sums, length, Decimal(0))
        held.append(abs(run[-1] - run[-1 - length] - Decimal(sum(sums)) / 56) <= reach)
    assert 0.74 <= mean(held) <= 0.86
