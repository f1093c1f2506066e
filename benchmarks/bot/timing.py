"""How are durations measured and told?"""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def median(seconds: Sequence[float]) -> float:
    """The median in milliseconds."""
    return statistics.median(seconds) * 1000


def p95(seconds: Sequence[float]) -> float:
    """The 95th percentile in milliseconds."""
    return statistics.quantiles(seconds, n=20)[-1] * 1000


def told(name: str, seconds: Sequence[float]) -> None:
    """One line."""
    print(f"{name:44} median {median(seconds):8.2f} ms   p95 {p95(seconds):8.2f} ms   n {len(seconds)}")
