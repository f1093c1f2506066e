"""What is to be put on the record as decided, once a person agrees?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class KeepDecision(NoCells):
    """A line of the decision log as a director drafts it. `options` are what else was possible, apart from the
    reasons. Whoever taps has decided it. It changes nothing in the house: what follows is a card of its own.
    """

    question: str
    decision: str
    currency: str
    options: str | None = None
    rationale: str | None = None
    review_on: date | None = None
    kind: Literal["keep_decision"] = "keep_decision"

    @property
    def effects(self) -> Effects:
        """None: it is a record."""
        return Effects()


@dataclass(frozen=True, slots=True)
class WithdrawDecision(NoCells):
    """A decision that holds no more: the undoing of the one above. The line stays, marked."""

    code: str
    currency: str
    kind: Literal["withdraw_decision"] = "withdraw_decision"

    @property
    def effects(self) -> Effects:
        return Effects()
