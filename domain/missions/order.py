"""What has somebody to know to carry out a mission step by step, and what does he hand in?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.errors import refuse
from domain.missions.evidence import Evidence
from domain.missions.mission import Mission, MissionState
from domain.phrase import Phrase

MOST_ACTIONS = 20
NOBODY = "nobody"  # the owner of a mission that nobody has taken


@dataclass(frozen=True, slots=True)
class FieldToFill:
    """One field of a form, in its order: the form's own name, and the places of the package that go into it."""

    sheet: str
    name: str
    places: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Instructions:
    """Everything that whoever carries the order out needs, so that he asks nothing and touches nothing else.

    `actions`: what to do, in order, one to twenty; `untouched`: what not to; `success`: when it counts as done;
    `undo`: how it is taken back; `report`: what to hand in. `files` are names of the package's export.
    """

    where: Phrase
    actions: tuple[Phrase, ...]
    fields: tuple[FieldToFill, ...] = ()
    files: tuple[str, ...] = ()
    untouched: tuple[Phrase, ...] = ()
    success: tuple[Phrase, ...] = ()
    undo: tuple[Phrase, ...] = ()
    report: tuple[Phrase, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.actions) <= MOST_ACTIONS:
            raise ValueError(f"an order has 1 to {MOST_ACTIONS} actions, not {len(self.actions)}")


@dataclass(frozen=True, slots=True)
class Order:
    """A mission with instructions. `channel` and `step` say which step of which channel's way it is."""

    mission: Mission
    instructions: Instructions
    channel: str | None = None
    step: str | None = None

    @property
    def holder(self) -> str | None:
        """Who works on it or has handed it in; None while anybody may take it."""
        return None if self.mission.owner == NOBODY else self.mission.owner


@dataclass(frozen=True, slots=True)
class Report:
    """What a worker handed in, and what the reviewer made of it: None while nobody has looked.

    `gaps` are what the reviewer misses where he gave it back.
    """

    id: int
    by: str
    at: datetime
    words: str
    evidence: tuple[Evidence, ...]
    accepted: bool | None = None
    reviewer: str | None = None
    reviewed_at: datetime | None = None
    gaps: str = ""


def check_report(order: Order, by: str, evidence: Sequence[Evidence]) -> None:
    """Raises Refusal where it is not his to hand in, or there is nothing to look at."""
    if order.mission.owner != by or order.mission.state is not MissionState.DOING:
        raise refuse("order.not_held", number=order.mission.id)
    if not any(one.value.strip() for one in evidence):
        raise refuse("order.no_evidence")


def check_review(order: Order, by: str, *, accepted: bool, gaps: str) -> None:
    """Raises Refusal where the worker would judge himself, another is named, or a return says no reason."""
    if order.mission.state is not MissionState.REVIEW:
        raise refuse("order.not_in_review", number=order.mission.id)
    if by == order.mission.owner:
        raise refuse("order.own_work")
    named = order.mission.wish.reviewer
    if named is not None and named not in {by, order.mission.owner}:
        raise refuse("order.another_reviews")
    if not accepted and not gaps.strip():
        raise refuse("order.no_gaps")
