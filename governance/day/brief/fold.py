"""What of the brief stands on a phone's first screen, and what moves below the fold?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from domain.money import Money
from domain.nights import Span
from domain.phrase import Name, Percent, Phrase
from governance.post.replies import Line

# 900 characters fill a phone's first screen; the rest is for the error of the estimate.
FIRST_SCREEN = 900
BUDGET = FIRST_SCREEN - 20
_TABLE = 90  # two weeks in columns
_NESTED = 5  # the mean length of a catalogue sentence without its values, inside another
_WIDTHS: Sequence[tuple[type | tuple[type, ...], int]] = (
    (Money, 8),
    (Percent, 5),
    (Span, 12),
    (date, 10),
    ((int, Decimal), 2),
)


@dataclass(slots=True)
class Part:
    """A block in the making: `keep` lines stay above the fold whatever happens.

    `words` is the mean length of its lines without their values: a warning is a sentence, a count is not.
    """

    name: str
    lines: list[Line]
    keep: int = 99
    words: int = 16


def fold(parts: Sequence[Part], gives_way: Iterable[str]) -> list[Line]:
    """Take lines off the named parts, the first named first, until the rest fits; what was taken, in the order
    of the parts."""
    below: dict[str, list[Line]] = {part.name: [] for part in parts}
    for name in gives_way:
        for part in (part for part in parts if part.name == name):
            while len(part.lines) > part.keep and _total(parts) > BUDGET:
                below[name].insert(0, part.lines.pop())
    return [line for lines in below.values() for line in lines]


def _total(parts: Sequence[Part]) -> int:
    return sum(_width(part, line) + 1 for part in parts for line in part.lines)


def _width(part: Part, line: Line) -> int:
    return _TABLE if line.mono else part.words + estimate(line.phrase) - _NESTED


def estimate(value: Any) -> int:
    """About how many characters a value takes in either language; the brief is composed in neither."""
    if isinstance(value, Phrase):
        return _NESTED + sum(estimate(arg) for arg in value.args.values())
    if isinstance(value, str):
        return len(value)
    if isinstance(value, Name):
        return max((len(name) for name in value.by_language.values()), default=0)
    if isinstance(value, tuple | list):
        return sum(estimate(item) + 2 for item in value)
    return next((width for kind, width in _WIDTHS if isinstance(value, kind)), 4)
