"""Between which round numbers does a chart stand?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from governance.post.chart import Bars, Callout, Chart, Level, Value, columns

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
WANTED = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, with a line at each of `ticks`."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Value) -> float:
        """Where a value lies: 0 at the low end, 1 at the high one."""
        return float((Decimal(value or 0) - self.low) / (self.high - self.low))


def scale_of(chart: Chart) -> Scale:
    """Round numbers around every value; bars stand on zero."""
    values = list(_values(chart)) or [Decimal(1)]
    stands = any(isinstance(mark, Bars) for mark in chart.marks) or chart.in_rows
    low, high = min(values), max(values)
    if stands or (low >= 0 and low < high / 2):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = round_step((high - low) / WANTED)
    first = low // step * step if low >= 0 else -(-low // step) * step - (step if low % step else 0)
    last = -(-high // step) * step
    ticks = []
    tick = first
    while tick <= last:
        ticks.append(tick)
        tick += step
    return Scale(first, last, tuple(ticks))


def round_step(wanted: Decimal) -> Decimal:
    """The next 1, 2, 2.5 or 5 times a power of ten."""
    power = Decimal(1).scaleb(wanted.adjusted())
    return next(step * power for step in STEPS if step * power >= wanted)


def _values(chart: Chart) -> Iterator[Decimal]:
    for mark in chart.marks:
        runs = columns(mark)
        if isinstance(mark, Bars) and mark.base is not None:
            for base, value in zip(mark.base, mark.values, strict=True):
                yield Decimal(base or 0) + Decimal(value or 0)
        else:
            yield from (Decimal(value) for run in runs for value in run if value is not None)
        if isinstance(mark, Level | Callout):
            yield Decimal(mark.value)
