"""How far from the usual may the next days fall, judged by past stretches of days that overlap each other?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

ONE = Decimal(1)
# Student's t, 90th percentile, by degrees of freedom (any table; the last is the normal distribution's).
_STUDENT90 = tuple(
    (ONE / degrees, Decimal(value))
    for degrees, value in (
        (Decimal(1), "3.078"),
        (Decimal(2), "1.886"),
        (Decimal(3), "1.638"),
        (Decimal(4), "1.533"),
        (Decimal(6), "1.440"),
        (Decimal(10), "1.372"),
        (Decimal(20), "1.325"),
        (Decimal("Infinity"), "1.2816"),
    )
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What overlapping windows are worth.

    `of_mean`: the variance of their mean, in variances of one window (one through the effective number of windows).
    `degrees`: of freedom of the variance that they show, one at the least.
    """

    of_mean: Decimal
    degrees: Decimal


@lru_cache(maxsize=256)
def overlap(count: int, length: int) -> Overlap:
    """Of `count` windows of `length` days, each a day after the one before.

    Two windows k days apart share 1 − k/length of their days and are correlated by so much (for independent days; a
    stay over several days correlates them more). From that matrix R, with M = I − 11ᵀ/n: the mean has the variance
    1ᵀR1/n²; the variance has tr(MR)² / tr((MR)²) degrees of freedom (Satterthwaite, Biometrics Bulletin 2, 1946).
    """
    if count < 2:
        return Overlap(ONE, ONE)
    shared = [[max(0, length - abs(one - two)) for two in range(count)] for one in range(count)]
    rows = [sum(row) for row in shared]
    total = Decimal(sum(rows))
    squares = sum(days * days for row in shared for days in row)
    within = count * length - total / count
    again = squares - Decimal(2 * sum(row * row for row in rows)) / count + (total / count) ** 2
    return Overlap(total / (length * count * count), max(ONE, within**2 / again))


def reach80(sums: Sequence[int], length: int, usual: Decimal) -> Decimal:
    """How far the middle 80 % of outcomes reach to either side of `usual`, in rooms.

    `sums` are those of past windows of `length` days. Few of them do not overlap: they lie too close together,
    their mean is itself uncertain, and so is their variance. Hence the prediction interval of a small normal
    sample, t · s · √(1 + v): v is the variance of their mean in variances of one window, s² the variance they show
    divided by the share 1 − v of it that overlapping windows show, t Student's factor for its degrees of freedom.
    s² holds the noise of arrivals and of stays of several nights, and is never below a Poisson count's, `usual`.
    Without two windows only that is known, and t is that of one degree. It knows no season: where demand turns
    within the weeks, outcomes fall outside more often.
    """
    worth = overlap(len(sums), length)
    variance = abs(usual)
    if len(sums) > 1:
        mean = Decimal(sum(sums)) / len(sums)
        shown = sum(((one - mean) ** 2 for one in sums), Decimal(0)) / len(sums)
        variance = max(variance, shown / (ONE - worth.of_mean))
    return student90(worth.degrees) * (variance * (ONE + worth.of_mean)).sqrt()


def student90(degrees: Decimal) -> Decimal:
    """The 90th percentile for one degree or more; between the table's, linear in one through the degrees."""
    share = ONE / degrees
    for (high, wide), (low, narrow) in pairwise(_STUDENT90):
        if share >= low:
            return narrow + (wide - narrow) * (share - low) / (high - low)
    return _STUDENT90[-1][1]
