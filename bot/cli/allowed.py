"""How does a command of the shell say that a token or a name opens nothing?"""

from __future__ import annotations

from domain.phrase import Phrase


class NotAllowed(Exception):
    """The token or the name opens nothing here; `phrase` says why."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        super().__init__(str(phrase))
