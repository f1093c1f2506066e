"""Which readings does a word leave open, and which words would say each of them?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.conversation.sentence import Sentence
from domain.errors import Refusal
from domain.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading: what its button says, and the words to put in place of the ambiguous ones."""

    label: Phrase
    words: str


class Pointed(Refusal):
    """A no about certain words: `said` are these as they stand in the folded sentence."""

    def __init__(self, phrase: Phrase, said: str) -> None:
        super().__init__(phrase)
        self.said = said


class Ambiguous(Pointed):
    """A no that can be asked about, with what the words may mean."""

    def __init__(self, phrase: Phrase, said: str, choices: Sequence[Choice]) -> None:
        super().__init__(phrase, said)
        self.choices = tuple(choices)


def said_from(s: Sentence, i: int, j: int) -> str:
    """The folded words from `i` up to `j`, as they stand in the sentence."""
    return s.text[s[i].start : s[j - 1].end]


def labels(choices: Sequence[Choice]) -> tuple[Phrase, ...]:
    """What the buttons say."""
    return tuple(choice.label for choice in choices)


def resolved(s: Sentence, asked: Ambiguous, choice: Choice) -> str:
    """The folded sentence with the chosen words in place of the ambiguous ones."""
    return s.text.replace(asked.said, choice.words, 1)
