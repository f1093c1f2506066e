"""Which words are to go to a guest, once a person has read and approved them?"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class AnswerGuest(NoCells):
    """One draft of one thread. `digest` is that of its text: what was shown is what leaves, word for word.

    The words themselves stand with the guest's messages, which are forgotten in time.
    """

    thread: int
    draft: int
    digest: str
    door: str
    currency: str
    kind: Literal["answer_guest"] = "answer_guest"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()


def digest_of(text: str) -> str:
    """What the consent to these very words is bound to."""
    return sha256(text.encode()).hexdigest()
