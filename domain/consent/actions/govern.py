"""What does the owner want measured, and what may run without asking, as things that await his tap?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.consent.objective import Metric
from domain.nights import Span


@dataclass(frozen=True, slots=True)
class SetObjective(NoCells):
    """An objective to be taken. `target` is a ratio or an amount in `currency`; None: as much as possible.

    `replaces` is the objective that it takes the place of.
    """

    metric: Metric
    target: Decimal | None
    period: Span
    review_on: date
    words: str
    currency: str
    price_floor: Decimal | None = None
    price_ceiling: Decimal | None = None
    room_type: str | None = None
    replaces: int | None = None
    kind: Literal["set_objective"] = "set_objective"

    @property
    def effects(self) -> Effects:
        """None by itself: what is done for it says its own."""
        return Effects()


@dataclass(frozen=True, slots=True)
class CloseObjective(NoCells):
    """An objective to be given up or declared reached."""

    objective: int
    currency: str
    kind: Literal["close_objective"] = "close_objective"

    @property
    def effects(self) -> Effects:
        return Effects()


@dataclass(frozen=True, slots=True)
class GrantMandate(NoCells):
    """A mandate to be given: what `grantee` (a director's slug or "person:<id>") may do without asking.

    `covers` is the kind of action; the limits are those of `domain.consent.objective.Mandate`.
    """

    grantee: str
    covers: str
    until: date
    currency: str
    words: str
    largest_change: Decimal | None = None
    largest_amount: Decimal | None = None
    per_day: int | None = None
    sum_per_day: Decimal | None = None
    price_floor: Decimal | None = None
    kind: Literal["grant_mandate"] = "grant_mandate"

    @property
    def effects(self) -> Effects:
        return Effects()


@dataclass(frozen=True, slots=True)
class RevokeMandate(NoCells):
    """A mandate to be withdrawn: the undoing of a grant."""

    mandate: int
    currency: str
    kind: Literal["revoke_mandate"] = "revoke_mandate"

    @property
    def effects(self) -> Effects:
        return Effects(asks_more=True)
