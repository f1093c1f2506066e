"""Where on the sheet does a value of a place lie?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.charts.places import Track
from bot.charts.scale import Scale
from bot.charts.sheet import Box, Point
from governance.post.chart import Place, Values


@dataclass(frozen=True, slots=True)
class Plot:
    """The room of the marks, with its two axes."""

    box: Box
    axis: Scale
    track: Track

    def y(self, value: Decimal | int) -> float:
        """The height of a value on the sheet."""
        return self.box.bottom - self.axis.share(value) * (self.box.bottom - self.box.top)

    def point(self, place: Place, value: Decimal | int) -> Point:
        """The middle of the place's slot, at the value."""
        return self.track.at(place), self.y(value)

    def points(self, places: Sequence[Place], values: Values) -> list[Point]:
        """Every value that there is."""
        return [
            self.point(place, value) for place, value in zip(places, values, strict=True) if value is not None
        ]

    def runs(self, places: Sequence[Place], values: Values) -> Iterator[list[Point]]:
        """The values between gaps."""
        run: list[Point] = []
        for place, value in zip(places, values, strict=True):
            if value is not None:
                run.append(self.point(place, value))
            elif run:
                yield run
                run = []
        if run:
            yield run
