"""What did the house ask for a night yesterday?"""

from __future__ import annotations

import numpy as np

from directors.revenue.forecast.bookings import Days, Floats


class Quotes:
    """The last price quoted for each night, and the one before today's: asking twice on a day gives the same."""

    def __init__(self) -> None:
        self._today = -1
        self._before: dict[int, Floats] = {}
        self._fresh: dict[int, Floats] = {}

    def current(self, today: int, nights: Days, card: Floats) -> Floats:
        """Prices [night, room] that stood before `today`; the card's where none was quoted. A day earlier than
        the last one starts afresh."""
        if today < self._today:
            self._before, self._fresh = {}, {}
        elif today > self._today:
            self._before.update(self._fresh)
            self._before = {night: price for night, price in self._before.items() if night >= today}
            self._fresh = {}
        self._today = today
        return np.array(
            [self._before.get(night, row) for night, row in zip(nights.tolist(), card, strict=True)]
        ).reshape(card.shape)

    def remember(self, today: int, nights: Days, price: Floats) -> None:
        """Keeps what was quoted on `today`."""
        self._fresh.update(zip(nights.tolist(), price.copy(), strict=True))
