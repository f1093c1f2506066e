"""What may leave the house for a guest without anybody's tap, through which door, on which topics?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.guests.deciding import Course, Decision
from domain.guests.known import LANGUAGES
from domain.guests.thread import Door


class Mode(enum.StrEnum):
    """DRAFTS: nothing. HOLDING: at night a line that the message arrived. ANSWERS: also answers made of facts."""

    DRAFTS = "drafts"
    HOLDING = "holding"
    ANSWERS = "answers"


SETTING = "guests:mode"
LABEL = "guests:label"  # whether an answer that a person has approved says too that an assistant wrote it


@dataclass(frozen=True, slots=True)
class Policy:
    """The mode, and on which questions alone an answer may leave by itself; empty: on all that facts answer."""

    mode: Mode = Mode.DRAFTS
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetGuestMode(NoCells):
    """What may leave by itself from now on, and could before. `door` is empty for all that have no own mode."""

    to: Mode
    before: Mode
    currency: str
    door: str = ""
    topics: tuple[str, ...] = ()
    topics_before: tuple[str, ...] = ()
    kind: Literal["guest_mode"] = "guest_mode"

    @property
    def effects(self) -> Effects:
        """None on calendar or money."""
        return Effects()


def policy_of(stored: Any, door: Door | None) -> Policy:
    """What the setting holds for a door: its own where it has one, else the house's; nothing leaves without any."""
    rows = stored if isinstance(stored, Mapping) else {"": {"mode": stored}} if stored else {}
    row = rows.get(door.value) if door is not None else None
    row = row or rows.get("")
    return Policy() if row is None else Policy(Mode(row["mode"]), tuple(row.get("topics", ())))


def with_policy(stored: Any, door: str, policy: Policy) -> dict[str, Any]:
    """The setting after one door, or with an empty one the house, was given this policy."""
    rows = dict(stored) if isinstance(stored, Mapping) else {"": {"mode": stored}} if stored else {}
    return {**rows, door: {"mode": policy.mode.value, "topics": list(policy.topics)}}


def may_hold(policy: Policy, decision: Decision) -> bool:
    """Whether one line may say at night that the message arrived: never on a fenced topic.

    As no list of fenced words is whole, only where every word was read, or can be of nothing that is fenced: in
    greetings, plain questions, requests for a room.
    """
    told = not decision.fences and not decision.dark and decision.language in LANGUAGES
    return policy.mode is not Mode.DRAFTS and decision.course is not Course.SILENCE and told


def may_answer(policy: Policy, decision: Decision, missing: tuple[str, ...]) -> bool:
    """Whether facts alone may answer: every question has one and is listed, every word was read, and no room is
    wanted."""
    whole = not (missing or decision.more or decision.fences or decision.unread or decision.wish)
    listed = not policy.topics or all(topic.code in policy.topics for topic in decision.topics)
    return policy.mode is Mode.ANSWERS and decision.course is Course.DRAFT and whole and listed
