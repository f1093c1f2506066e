"""What was understood of an order so far, piece by piece?"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from directors.revenue.command.order import PriceMove
from domain.conversation.room_types import types_of
from domain.conversation.sentence import Sentence
from domain.conversation.stretches import Stretch, read_stretch
from domain.conversation.weekdays import read_weekdays
from domain.errors import Refusal
from domain.property import Property


@dataclass(slots=True)
class Reading:
    """What was understood so far."""

    sentence: Sentence
    hotel: Property
    today: date
    stretches: list[Stretch] = field(default_factory=list)
    weekdays: set[int] = field(default_factory=set)
    again: bool = False
    groups: list[list[str]] = field(default_factory=lambda: [[]])
    types: list[str] = field(default_factory=list)
    prices: list[PriceMove] = field(default_factory=list)
    stays: list[int] = field(default_factory=list)
    closings: list[bool] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    direction: int = 0
    vague: bool = False
    troubles: list[Refusal] = field(default_factory=list)
    excepted: Reading | None = None
    is_excepted: bool = False

    def cut(self) -> None:
        """The words that follow name another type."""
        if self.groups[-1]:
            self.groups.append([])

    @property
    def untouched(self) -> bool:
        return not (self.types or any(self.groups) or self.prices)

    @property
    def anything(self) -> bool:
        """Whether a type, a price, nights or a verb came before: something that may be excepted from."""
        return bool(self.types or any(self.groups) or self.prices or self.stretches or self.weekdays) or bool(
            self.stays or self.closings or self.direction
        )

    def nights_at(self, i: int) -> bool:
        """Whether days or weekdays are named at `i`."""
        s = self.sentence
        return read_stretch(s, i, self.today) is not None or read_weekdays(s, i) is not None


def types_named(reading: Reading) -> tuple[str, ...]:
    """The types that are named. Raises Refusal for the first word that names none."""
    found, unclear = list(reading.types), None
    for words in reading.groups:
        try:
            found += types_of(words, reading.hotel)
        except Refusal as refusal:
            if refusal.phrase.key == "spoken.unknown_type":
                raise
            unclear = unclear or refusal
    if unclear is not None:
        reading.troubles.append(unclear)
    in_house_order = [kind.code for kind in reading.hotel.room_types]
    return tuple(sorted(set(found), key=in_house_order.index))
