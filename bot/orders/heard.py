"""What does a reader of orders need to know about a sentence and the house it is said in?"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.consent.objective import Mandate
from domain.conversation.sentence import MOST_SIGNS, Sentence, read
from domain.house.snapshot import ChannelHealth
from domain.prices.rules import PricingRule
from domain.property import Property


@functools.lru_cache(maxsize=64)
def _read(text: str) -> Sentence:
    """Every reader looks at the same words."""
    return read(text)


@dataclass(frozen=True, slots=True)
class Heard:
    """The words without what says nothing around them, and the house: rooms, day, people, mandates, channels.

    `people`: who may hold a mandate and what each is called. `members`: the people's names, each with its
    "person:<id>".
    """

    text: str
    hotel: Property
    today: date
    people: Mapping[str, Sequence[str]]
    members: Mapping[str, str]
    mandates: Sequence[Mandate] = ()
    channels: Sequence[ChannelHealth] = ()

    @property
    def sentence(self) -> Sentence:
        return _read(self.text[:MOST_SIGNS])

    def saying(self, text: str) -> Heard:
        """The same house, other words."""
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Rules for prices, as a person sets them."""

    rules: tuple[PricingRule, ...]


@dataclass(frozen=True, slots=True)
class PastPrices:
    """The prices that stood at the end of that day are wanted back."""

    day: date
