"""Which words, numbers and signs is a typed sentence made of?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import Literal

from domain.errors import refuse
from domain.folding import fold

MOST_SIGNS = 300  # a sentence, not a letter
MOST_DIGITS = 9

# Spellings of several words that mean one thing; applied to text that is already folded.
_SPELLINGS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"\bweek[- ]?ends\b", "weekends"),
        (r"\bweek[- ]?end\b", "weekend"),
        (r"\b(ce|le|du|au|chaque|prochain) w[ek]\b", r"\1 weekend"),
        (r"\b(apres[- ]?demain|(the )?day after tomorrow)\b", "apresdemain"),
        (r"\b(avant[- ]?hier|(the )?day before yesterday)\b", "avanthier"),
        (r"\b(hier (soir|matin)|yesterday( morning| evening)?|last night)\b", "hier"),
        (
            r"\b(aujourd'? ?hui|ce (soir|matin)|cette nuit|tonight|today|this (morning|evening))\b",
            "aujourdhui",
        ),
        (r"\bjusqu'? ?(a|aux?|en)\b", "jusque"),
        (r"\b(stop[- ]?sells?|stop[- ]sales?|stop[- ]vente|arret(er)? (des|les|la) ventes?)\b", "fermer"),
        (
            r"\b(sejours?[- ]min(imum|imal|i)?|min(imum|i)? (de )?(sejours?|nuits)(?= (de )?\d)"
            r"|min(imum)?[- ]?stay|min[- ]?los)\b",
            "minstay",
        ),
        (r"\b(pour ?cent|per ?cent|pct)\b", "%"),
        (r"(\bn°|\bnº|#)", " chambre "),
        (r"\b[ld]'", " "),
        (r"->|=>", ">"),
    )
)
_TOKEN = re.compile(r"\d+|[a-z]+|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A number, a word or a single sign. `spaced`: white space stands before it. `start` is its place."""

    kind: Literal["number", "word", "sign", "end"]
    text: str
    start: int
    end: int
    spaced: bool

    @property
    def number(self) -> int | None:
        return int(self.text) if self.kind == "number" else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The folded text and its tokens."""

    text: str
    tokens: tuple[Token, ...]

    def __getitem__(self, i: int) -> Token:
        """The token at `i`; past the end an empty one."""
        if i < len(self.tokens):
            return self.tokens[i]
        return Token("end", "", len(self.text), len(self.text), True)

    def __len__(self) -> int:
        return len(self.tokens)

    def says(self, i: int, *texts: str) -> bool:
        """Whether the token at `i` is one of these."""
        return self[i].text in texts

    def after(self, place: int) -> int:
        """The index of the first token that starts at `place` or later."""
        return next((i for i, t in enumerate(self.tokens) if t.start >= place), len(self.tokens))


@functools.lru_cache(maxsize=256)  # every grammar reads the same few words
def read(text: str) -> Sentence:
    """Fold and cut."""
    folded = fold(text)
    for pattern, meant in _SPELLINGS:
        folded = pattern.sub(meant, folded)
    tokens = tuple(
        Token(
            _kind(m.group()), m.group(), m.start(), m.end(), m.start() == 0 or folded[m.start() - 1].isspace()
        )
        for m in _TOKEN.finditer(folded)
    )
    return Sentence(folded, tokens)


def read_short(text: str, digits: int = MOST_DIGITS) -> Sentence:
    """Fold and cut what should be one sentence. Raises Refusal when it is a letter, or holds an endless number."""
    if len(text) <= MOST_SIGNS:
        sentence = read(text)
        if all(token.kind != "number" or len(token.text) <= digits for token in sentence.tokens):
            return sentence
    raise refuse("spoken.too_long", most=MOST_SIGNS, digits=digits)


def _kind(text: str) -> Literal["number", "word", "sign"]:
    if text.isascii() and text.isdigit():
        return "number"
    return "word" if text.isascii() and text.isalpha() else "sign"
