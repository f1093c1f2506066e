"""Which number does a word stand for, in French or English?"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TABLE = """
un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14
quinze 15 seize 16 vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 nonante 90 cent 100
cents 100 mille 1000 million 1000000 millions 1000000
one 1 two 2 three 3 four 4 five 5 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60
seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000
"""
VALUES = {word: int(value) for word, value in re.findall(r"(\w+) (\d+)", _TABLE)}
_WORD = re.compile(r"[^\W\d_]+")
_LINKS = frozenset({"et", "and"})
# Up to ten a word is as often a manner of speaking as a count; beside one of these it is a count.
_COUNTED = re.compile(
    r"\W*(?:\w+\W+)?(?:nuit|chambre|suite|mad\b|dirham|euro|dollar|%|pour.cent|percent|point|réservation|arrivée"
    r"|départ|client|personne|séjour|annulation|night|room|booking|reservation|arrival|departure|guest|stay|cancel)",
    re.IGNORECASE,
)
TEN = 10


def counted(text: str) -> Iterator[tuple[int, int, int]]:
    """Every number written in words that says how many of something there are: (start, end, value)."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        last = place
        while last < len(words) and _goes_on(words, place, last):
            last += 1
        if last == place:
            place += 1
            continue
        spoken = [word[0].lower() for word in words[place:last]]
        value, end = _value(spoken), words[last - 1].end()
        if value > TEN or (value > 1 and _COUNTED.match(text, end)):
            yield words[place].start(), end, value
        place = last


def _goes_on(words: list[re.Match[str]], first: int, here: int) -> bool:
    word = words[here][0].lower()
    if word in VALUES:
        return True
    between = here > first and here + 1 < len(words) and words[here + 1][0].lower() in VALUES
    return word in _LINKS and between and VALUES[words[here - 1][0].lower()] >= 20


def _value(spoken: list[str]) -> int:
    """quatre-vingt-dix-sept → 97, deux mille quatre cents → 2400; sums of what stands beside each other."""
    total = group = 0
    for value in (VALUES[word] for word in spoken if word in VALUES):
        if value >= 1000:
            total, group = total + max(group, 1) * value, 0
        elif value == 100:
            group = max(group, 1) * value
        elif value == 20 and group % 100 == 4:  # quatre-vingts
            group += 76
        else:
            group += value
    return total + group
