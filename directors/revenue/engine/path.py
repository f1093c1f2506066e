"""At what price, over the owner's card, did the house offer each night, day by day?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from directors.revenue.forecast.bookings import Days, Floats


class PricePath:
    """Prices over the card by night, from the day on which they were asked; before the first, the card's own.

    Only what differs from the day before is kept. What is told of an earlier day than the last one replaces all
    that was told from that day on.
    """

    def __init__(self) -> None:
        self._asked: dict[int, list[tuple[int, Floats]]] = {}

    def __bool__(self) -> bool:
        return bool(self._asked)

    @property
    def first(self) -> int:
        """The earliest night of which anything is told."""
        return min(self._asked)

    def remember(self, today: int, nights: Days, relative: Floats) -> None:
        """What was asked from `today` on, [night, room]; NaN where it stayed as it was."""
        for night, asked in zip(nights.tolist(), relative, strict=True):
            told = self._asked.setdefault(night, [])
            while told and told[-1][0] >= today:
                told.pop()
            prices = np.where(np.isfinite(asked), asked, told[-1][1] if told else 1.0)
            if not told or told[-1][1].tobytes() != prices.tobytes():
                told.append((today, prices))

    def forget(self, before: int) -> None:
        """Leaves out the nights before that day."""
        for night in [night for night in self._asked if night < before]:
            del self._asked[night]

    def by_lead(self, nights: Iterable[int], farthest: int, share: Floats) -> Floats:
        """The house's price over the card, [night, days before]: the types weighed by `share`."""
        table = [self._row(night, farthest, share) for night in nights]
        return np.array(table).reshape(-1, farthest + 1)

    def _row(self, night: int, farthest: int, share: Floats) -> Floats:
        row = np.ones(farthest + 1)
        for day, prices in self._asked.get(night, ()):
            row[: min(max(night - day, 0), farthest) + 1] = share @ prices
        return row
