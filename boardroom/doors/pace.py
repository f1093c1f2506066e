"""How often may one address or one session knock before it has to wait?"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_KNOWN = 4096


@dataclass(slots=True)
class Pace:
    """A leaky bucket for each name: `burst` at once, then `per_second`. The names heard last are kept."""

    per_second: float
    burst: float
    clock: Callable[[], float] = time.monotonic
    _levels: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def allows(self, name: str) -> bool:
        """Whether one more is allowed now; it is counted if so."""
        now = self.clock()
        level, at = self._levels.pop(name, (0.0, now))
        level = max(0.0, level - (now - at) * self.per_second)
        allowed = level + 1 <= self.burst
        self._levels[name] = (level + 1 if allowed else level, now)
        while len(self._levels) > MOST_KNOWN:
            self._levels.popitem(last=False)
        return allowed
