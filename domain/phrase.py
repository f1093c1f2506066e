"""What is to be said, before anybody chooses a language?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Percent:
    """A ratio shown as a percentage: Percent(Decimal('0.15')) reads « 15 % », signed « +15 % »."""

    ratio: Decimal
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name by language, such as a room type's: Name({'fr': 'Suite Junior', 'en': 'Junior Suite'})."""

    by_language: Mapping[str, str]

    def __str__(self) -> str:
        return self.by_language.get("fr") or next(iter(self.by_language.values()), "")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A catalogue key and the typed values that its sentence shows.

    Values are int, str (data: always escaped), bool, Decimal, Money, Percent, date, datetime, time, Span,
    Name, Phrase, or a tuple of these (shown as a list). A value called `n` chooses the plural.
    """

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, key: str, /, **args: Any) -> Phrase:
        return cls(key, args)

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.args.items())
        return f"{self.key}({shown})" if shown else self.key

    def __hash__(self) -> int:
        return hash((self.key, repr(sorted(self.args.items()))))


say = Phrase.of
