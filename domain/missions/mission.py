"""What is somebody to do, by when, judged by whom, and how far is it?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


class MissionState(enum.StrEnum):
    """To do → in progress → in review → done; a reviewer may send it back, anybody in charge may drop it."""

    TODO = "todo"
    DOING = "doing"
    REVIEW = "review"
    DONE = "done"
    DROPPED = "dropped"


MOVES: Mapping[MissionState, frozenset[MissionState]] = {
    MissionState.TODO: frozenset({MissionState.DOING, MissionState.DONE, MissionState.DROPPED}),
    MissionState.DOING: frozenset(
        {MissionState.TODO, MissionState.REVIEW, MissionState.DONE, MissionState.DROPPED}
    ),
    MissionState.REVIEW: frozenset({MissionState.DOING, MissionState.DONE, MissionState.DROPPED}),
    MissionState.DONE: frozenset({MissionState.DOING}),
    MissionState.DROPPED: frozenset({MissionState.TODO}),
}
UNDER_WAY = frozenset({MissionState.TODO, MissionState.DOING, MissionState.REVIEW})


@dataclass(frozen=True, slots=True)
class MissionWish:
    """A mission or a note as somebody asks for it. A note is a reminder for oneself: no reviewer, no deliverable.

    `owner` and `reviewer` are "person:<id>"; None: whoever asks, and nobody. `remind_on` is a local date.
    """

    title: str
    priority: int = 2
    owner: str | None = None
    reviewer: str | None = None
    blocked_by: str | None = None
    eta: date | None = None
    deliverable: str | None = None
    criteria: str | None = None
    remind_on: date | None = None
    note: bool = False


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission as its row says. `remind_at` is the instant of the next reminder, None when none is due."""

    id: int
    token: str
    wish: MissionWish
    owner: str
    state: MissionState
    created_by: str
    created_at: datetime
    changed_at: datetime
    remind_at: datetime | None = None

    def is_late(self, today: date) -> bool:
        return self.state in UNDER_WAY and self.wish.eta is not None and self.wish.eta < today

    @property
    def is_blocked(self) -> bool:
        return self.state in UNDER_WAY and self.wish.blocked_by is not None

    @property
    def needs_review(self) -> bool:
        """Whether somebody else has the last word."""
        return self.wish.reviewer is not None and self.wish.reviewer != self.owner


def may_move(mission: Mission, to: MissionState, person: str, *, in_charge: bool) -> bool:
    """Whether this person may take the mission there.

    Whoever has the task moves it as far as review; done is the reviewer's word where there is one. `in_charge`:
    somebody who may file for the house: he may do all of it except judge his own work that another reviews.
    """
    if to not in MOVES[mission.state]:
        return False
    judges = person == mission.wish.reviewer
    if mission.needs_review and to is MissionState.DONE:
        return judges
    return in_charge or judges or person == mission.owner


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a person stated about the house and confirmed: words to remember, never figures to act on."""

    id: int
    token: str
    words: str
    stated_by: str
    stated_at: datetime
    confirmed_at: datetime | None = None
