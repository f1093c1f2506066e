"""Which letters of a stay are to go out, once a person has seen them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.guests.journey.step import Step


@dataclass(frozen=True, slots=True)
class Sealed:
    """One letter: its draft, and the digest of its words."""

    thread: int
    draft: int
    digest: str


@dataclass(frozen=True, slots=True)
class SendLetters(NoCells):
    """The letters of one step whose time has come, several at one tap; each is bound to its words."""

    step: Step
    letters: tuple[Sealed, ...]
    currency: str
    kind: Literal["stay_letters"] = "stay_letters"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()


@dataclass(frozen=True, slots=True)
class SetJourney(NoCells):
    """Which letters are proposed from now on, and which were before."""

    to: tuple[Step, ...]
    before: tuple[Step, ...]
    currency: str
    kind: Literal["stay_journey"] = "stay_journey"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()
