"""Which of the numbers in a sentence is what was paid?"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal

from domain.conversation.amounts import CURRENCIES, read_amount
from domain.conversation.sentence import Sentence
from domain.errors import refuse

_UNITS = frozenset(
    (
        *(
            "kg",
            "kilo",
            "kilos",
            "g",
            "l",
            "litre",
            "litres",
            "cl",
            "m",
            "cm",
            "mm",
            "km",
            "m2",
            "pcs",
            "pieces",
        ),
        *("x", "h", "heures", "hours", "jours", "days", "boites", "sacs", "bottles", "bouteilles", "paquets"),
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number that may be the amount: its value, whether its currency is said, and where it stands."""

    value: Decimal
    said: bool
    first: int
    after: int


def numbers(s: Sentence, used: Set[int], currency: str) -> list[Found]:
    """Every number that may be an amount. Raises Refusal for another currency and for a number of two readings."""
    return list(_numbers(s, used, currency))


def _numbers(s: Sentence, used: Set[int], currency: str) -> Iterator[Found]:
    i = 0
    while i < len(s):
        if i in used or (s[i].kind != "number" and s[i].text not in CURRENCIES):
            i += 1
            continue
        named = s[i].kind == "number" and i > 0 and not s[i].spaced and s[i - 1].kind == "word"
        found = None if named else read_amount(s, i, currency)
        if found is None:
            i += 1
            continue
        value, said, after = found
        if s.says(i - 1, "-") and i > 0 and not s[i].spaced:
            key_said = s.text[s[max(i - 2, 0)].start : s[after - 1].end]
            raise refuse("spend.which_amount", said=key_said.strip())
        measured = not said and (s[after].text in _UNITS or (s[after].kind == "word" and not s[after].spaced))
        if not measured:
            yield Found(value, said, i, after)
        i = after


def chosen(found: list[Found], s: Sentence) -> Found:
    """The one amount: the one with its currency, else the only number. A Refusal when none or several may be it."""
    stated = [one for one in found if one.said]
    candidates = stated or [one for one in found if not _counts(one, found, s)]
    if not candidates:
        raise refuse("spend.no_amount")
    if len(candidates) > 1:
        raise refuse("spend.two_amounts", amounts=tuple(one.value for one in candidates))
    return candidates[0]


def _counts(one: Found, found: list[Found], s: Sentence) -> bool:
    """« 3 poulets 240 »: a small number before a word, where another number could be the price."""
    return len(found) > 1 and one.value <= 12 and s[one.after].kind == "word"
