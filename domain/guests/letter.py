"""What does somebody read before he lets an answer leave the house?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.guests.thread import Door, State
from domain.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Letter:
    """A guest's message and the answer drafted to it.

    `back` is the answer in the reader's language, where it is written in another, `asked_told` the guest's words;
    `asked_notes` say what to know of that, `notes` what the second look found and what no fact answers. `occasion`
    is why the house writes unasked; `others` are the guests beside this one who get the same letter, each with his
    language.
    """

    thread: int
    door: Door
    name: str | None
    stay: Phrase | None
    asked: str
    asked_language: str | None
    asked_at: datetime | None
    text: str
    language: str | None
    state: State
    back: str | None = None
    notes: tuple[Phrase, ...] = ()
    sent_at: datetime | None = None
    occasion: Phrase | None = None
    others: tuple[Phrase, ...] = ()
    asked_told: str | None = None
    asked_notes: tuple[Phrase, ...] = ()
