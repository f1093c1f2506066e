"""Which words were said, whatever the case, the accents and a slip of the finger?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.folding import fold

_TOKEN = re.compile(r"[@/]?\w+|[^\w\s]")
# Short words differ by one letter and mean another thing: « cfo » and « cto ».
SLIPS_FROM = 7


@dataclass(frozen=True, slots=True)
class Heard:
    """The words and signs of a message, folded, in order."""

    tokens: tuple[str, ...]

    def at(self, place: int) -> str:
        """The token there; an empty one beyond either end."""
        return self.tokens[place] if 0 <= place < len(self.tokens) else ""

    def says(self, place: int, words: tuple[str, ...]) -> bool:
        """Whether exactly these words stand there."""
        return self.tokens[place : place + len(words)] == words


def heard(text: str) -> Heard:
    return Heard(tuple(_TOKEN.findall(fold(text))))


def words_of(name: str) -> tuple[str, ...]:
    """A name or keyword as the tokens in which it would be heard."""
    return tuple(_TOKEN.findall(fold(name)))


def is_word(token: str) -> bool:
    return token[:1].isalnum() or (token[:1] in "@/" and len(token) > 1)


def slipped(said: str, meant: str) -> bool:
    """Whether `said` is `meant` but for one letter wrong, missing, too many or two swapped."""
    if abs(len(said) - len(meant)) > 1:
        return False
    n = 0
    while n < min(len(said), len(meant)) and said[n] == meant[n]:
        n += 1
    left, right = said[n:], meant[n:]
    swapped = len(left) > 1 and len(right) > 1 and (left[0], left[1]) == (right[1], right[0])
    return (
        left[1:] == right[1:] or left[1:] == right or left == right[1:] or (swapped and left[2:] == right[2:])
    )
