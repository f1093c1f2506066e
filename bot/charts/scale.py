"""From where to where does the axis of values run, and which values stand on it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_FEWEST, _MOST = 2, 6
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_SMALL_COUNTS = (Decimal(3), Decimal(4))  # twelve rooms read better in threes or fours than up to fifteen
_SMALL = 60
_NEAR_ZERO = Decimal("0.4")
_WORTH = Decimal("0.1")  # one more tick must save a tenth of the axis


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis from its lowest to its highest tick."""

    ticks: tuple[Decimal, ...]

    @property
    def low(self) -> Decimal:
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        return self.ticks[-1]

    def share(self, value: Decimal | int) -> float:
        """How far up the axis a value stands: 0 at its foot, 1 at its head."""
        return float((Decimal(value) - self.low) / (self.high - self.low))


def scale(values: Iterable[Decimal | int], *, from_zero: bool, grain: Decimal) -> Scale:
    """The axis with few, round ticks that leaves little room empty.

    It holds zero where bars stand, or where zero is near anyway. `grain` is what readers take for one: a room, a
    dirham, a hundredth; no tick lies between two of them unless the values all do.
    """
    known = [Decimal(value) for value in values]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    if from_zero or 0 <= low <= high * _NEAR_ZERO:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        room = max(abs(low) / 10, grain)
        low, high = low - room if low else low, high + room
    choices = [_ticks(low, high, step) for step in _steps(low, high, grain)]
    return Scale(min(choices, key=lambda ticks: (ticks[-1] - ticks[0]) / (high - low) + _WORTH * len(ticks)))


def _steps(low: Decimal, high: Decimal, grain: Decimal) -> Sequence[Decimal]:
    """Every round step that cuts the axis into two to six."""
    magnitude = ((high - low) / _MOST).adjusted()
    found = [step.scaleb(power) for power in (magnitude, magnitude + 1) for step in _STEPS]
    if high - low >= _FEWEST * grain:
        found = [step for step in found if step % grain == 0]
    if grain == 1 and _FEWEST <= high - low <= _SMALL:
        found += _SMALL_COUNTS
    fitting = [step for step in found if _FEWEST <= len(_ticks(low, high, step)) - 1 <= _MOST]
    return fitting or [max(found)]


def _ticks(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = max((high / step).to_integral_value(ROUND_CEILING), first + 1)
    return tuple(step * (first + n) for n in range(int(last - first) + 1))
