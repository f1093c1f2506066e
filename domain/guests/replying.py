"""Which plain answer is to go to a guest, once a person has approved it?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.guests.known import LANGUAGES


@dataclass(frozen=True, slots=True)
class ReplyPlainly(NoCells):
    """A yes or a no of the house's own making to one message: no word of it is a model's."""

    thread: int
    message: int
    answer: Literal["yes", "no"]
    language: str
    currency: str
    kind: Literal["reply_plainly"] = "reply_plainly"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()

    @property
    def written_in(self) -> str:
        """The guest's language, English where the house does not write it."""
        return self.language if self.language in LANGUAGES else "en"

    @property
    def sentence(self) -> str:
        """Which sentence of the house answers."""
        return f"reply_{self.answer}"
