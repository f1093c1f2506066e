"""What may leave the house for a guest without anybody's tap?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.guests.deciding import Course, Decision
from domain.guests.known import LANGUAGES


class Mode(enum.StrEnum):
    """DRAFTS: nothing. HOLDING: at night a line that the message arrived. ANSWERS: also answers made of facts."""

    DRAFTS = "drafts"
    HOLDING = "holding"
    ANSWERS = "answers"


SETTING = "guests:mode"


@dataclass(frozen=True, slots=True)
class SetGuestMode(NoCells):
    """What may leave by itself from now on, and what could before."""

    to: Mode
    before: Mode
    currency: str
    kind: Literal["guest_mode"] = "guest_mode"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()


def may_hold(mode: Mode, decision: Decision) -> bool:
    """Whether one line may say at night that the message arrived: never on a fenced topic."""
    unfenced = not decision.fences and decision.language in LANGUAGES
    return mode is not Mode.DRAFTS and decision.course is not Course.SILENCE and unfenced


def may_answer(mode: Mode, decision: Decision, missing: tuple[str, ...]) -> bool:
    """Whether facts alone may answer: every question has one, nothing else is asked, nothing is fenced."""
    whole = not missing and not decision.more and not decision.fences
    return mode is Mode.ANSWERS and decision.course is Course.DRAFT and whole
