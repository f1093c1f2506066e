"""In which order do two searches together put what they found?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

_DEPTH = 60  # Cormack, Clarke & Büttcher, "Reciprocal Rank Fusion", SIGIR 2009


def fused(*rankings: Sequence[int]) -> list[int]:
    """The reciprocal ranks of each added up, the highest sum first."""
    sums: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, one in enumerate(ranking):
            sums[one] += 1 / (_DEPTH + rank + 1)
    return sorted(sums, key=lambda one: (-sums[one], one))
