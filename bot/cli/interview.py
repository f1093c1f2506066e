"""How is somebody asked about his house in a terminal, one question at a time?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.cli.calling import ENDINGS, UNKNOWN
from bot.words.phrases import Words
from domain.errors import Refusal
from domain.folding import fold
from domain.phrase import Phrase, say

T = TypeVar("T")

TRIES = 3


class Interview:
    """Questions on standard output, answers on standard input; `over` once somebody has had enough."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.asked = 0
        self.over = False

    def ask(
        self, question: Phrase, read: Callable[[str], T], options: Sequence[tuple[Phrase, T]] = ()
    ) -> T | None:
        """His answer as `read` makes it, or the numbered option; None: he does not know, or has had enough.

        What cannot be read is said and asked again, three times at most.
        """
        self.asked += 1
        self._show(say("founding.question", n=self.asked, question=question))
        for number, (label, _) in enumerate(options, 1):
            print("   " + self.words.plain(say("founding.option", n=number, answer=label)))
        for _ in range(TRIES):
            said = self._line()
            if said is None or fold(said) in UNKNOWN:
                return None
            if said.isdecimal() and options and 1 <= int(said) <= len(options):
                return options[int(said) - 1][1]
            try:
                return read(said)
            except Refusal as refusal:
                self._show(refusal.phrase)
        return None

    def _line(self) -> str | None:
        print("› ", end="", flush=True)
        line = sys.stdin.readline()
        said = line.strip()
        self.over = self.over or not line or fold(said) in ENDINGS
        return None if self.over else said

    def _show(self, phrase: Phrase) -> None:
        print(self.words.plain(phrase))
