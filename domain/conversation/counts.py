"""How many does a person say, in figures or in a word?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.conversation.sentence import Sentence

# The words of each number from one to nineteen, in French and English.
_WORDS = (
    ("un", "une", "one"),
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six",),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "ten"),
    ("onze", "eleven"),
    ("douze", "twelve"),
    ("treize", "thirteen"),
    ("quatorze", "fourteen"),
    ("quinze", "fifteen"),
    ("seize", "sixteen"),
    ("seventeen",),
    ("eighteen",),
    ("nineteen",),
)
UNITS: Mapping[str, int] = {word: number for number, row in enumerate(_WORDS, 1) for word in row}
COUNTS = {word: number for word, number in UNITS.items() if number <= 12}
COUNTS |= {"once": 1, "twice": 2, "quinze": 15, "fifteen": 15, "trente": 30, "thirty": 30}
# As descriptions count beds: « un lit », "a bed", "two beds".
FEW: Mapping[str, int] = {**{word: number for word, number in UNITS.items() if number <= 4}, "a": 1}


def read_count(s: Sentence, i: int) -> tuple[int, int] | None:
    """« 3 », « trois » at `i` as a whole number, and the index after it; None for a share or a longer number."""
    count = s[i].number if s[i].kind == "number" else COUNTS.get(s[i].text)
    if count is None or count > 9999:
        return None
    return count, i + 1
