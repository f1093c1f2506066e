"""In which states can a proposal be, and which moves between them exist?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.consent.actions import Action
from domain.consent.verdict import Level, Ruling
from domain.phrase import Phrase


class State(enum.StrEnum):
    """Every place in a proposal's life; see MOVES for the ways between them."""

    PENDING = "pending"
    HELD = "held"
    POSTPONED = "postponed"
    APPROVED = "approved"
    REFUSED = "refused"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    STALE = "stale"
    APPLYING = "applying"
    APPLIED = "applied"
    PARTIAL = "partial"
    FAILED = "failed"
    UNKNOWN = "unknown"
    UNDONE = "undone"


MOVES: Mapping[State, frozenset[State]] = {
    State.PENDING: frozenset(
        {State.APPROVED, State.REFUSED, State.EXPIRED, State.SUPERSEDED, State.POSTPONED, State.STALE}
    ),
    State.POSTPONED: frozenset({State.PENDING, State.REFUSED, State.EXPIRED, State.SUPERSEDED}),
    State.HELD: frozenset({State.APPROVED, State.REFUSED, State.EXPIRED, State.SUPERSEDED}),
    State.APPROVED: frozenset({State.APPLYING, State.STALE, State.EXPIRED}),
    State.APPLYING: frozenset({State.APPLIED, State.PARTIAL, State.FAILED, State.UNKNOWN}),
    State.UNKNOWN: frozenset({State.APPLIED, State.FAILED}),
    State.APPLIED: frozenset({State.UNDONE}),
    State.PARTIAL: frozenset({State.UNDONE}),
    State.REFUSED: frozenset(),
    State.EXPIRED: frozenset(),
    State.SUPERSEDED: frozenset(),
    State.STALE: frozenset(),
    State.FAILED: frozenset(),
    State.UNDONE: frozenset(),
}

OPEN = frozenset({State.PENDING, State.HELD, State.POSTPONED})
UNDER_WAY = frozenset({State.APPROVED, State.APPLYING})


def may_move(old: State, new: State) -> bool:
    """Whether the table of moves knows this way."""
    return new in MOVES[old]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An action that awaits consent, as its row says: the card is drawn from this and nothing else.

    `mandate` is the one by which it was approved, where no owner's tap did it.
    """

    id: int
    number: int
    property_id: str
    director: str
    action: Action
    fingerprint: str
    token: str
    state: State
    level: Level
    rulings: tuple[Ruling, ...]
    reasons: tuple[Phrase, ...]
    filed_at: datetime
    filed_by: str
    expires_at: datetime
    key: str = ""
    sample: bool = False
    postponed_until: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    decided_words: str | None = None
    settled_at: datetime | None = None
    receipt: Mapping[str, Any] | None = None
    supersedes: int | None = None
    undoes: int | None = None
    asked_by: int | None = None
    mandate: int | None = None
