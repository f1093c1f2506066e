"""Which version of a report was read by whom, and what did they say?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

ENOUGH = 2  # named people
FEWEST_LETTERS = 10  # « ok » is no review


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an incident's report; `digest` changes with what it says."""

    incident: int
    number: int
    digest: str
    body: Mapping[str, Any]
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One named person's words on one version."""

    version: int
    reviewer: str
    words: str
    at: datetime


def has_words(words: str) -> bool:
    """Whether a review says something."""
    return sum(1 for char in words if char.isalpha()) >= FEWEST_LETTERS


def reviewers(reviews: Iterable[Review], version: int) -> tuple[Review, ...]:
    """Who reviewed this very version, each person once."""
    found: dict[str, Review] = {}
    for one in reviews:
        if one.version == version:
            found.setdefault(one.reviewer, one)
    return tuple(found.values())
