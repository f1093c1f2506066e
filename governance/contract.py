"""What is a director: what may it draft, forbid and find?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.actions import Action
from domain.finding import Finding
from domain.house import House, Stay
from domain.phrase import Name, Phrase
from domain.verdict import Ruling


@dataclass(frozen=True, slots=True)
class Draft:
    """An action somebody would like carried out, and why.

    `key` names the subject over days: a second draft with the key of an open proposal replaces it when it differs
    and is dropped when it does not. An empty key is always filed.
    """

    director: str
    action: Action
    reasons: tuple[Phrase, ...] = ()
    key: str = ""
    expires_at: datetime | None = None


Limit = Callable[[Action, House], Ruling | None]
FindingRule = Callable[[House], Iterable[Finding]]
DraftRule = Callable[[House], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Seat:
    """A director as the board knows it. Its prompt is `prompts/<slug>.md`.

    `limits` judge every draft, whoever made it; None means "nothing to say". `drafts` run on their own, daily.
    """

    slug: str
    name: Name
    limits: tuple[Limit, ...] = ()
    findings: tuple[FindingRule, ...] = ()
    drafts: tuple[DraftRule, ...] = ()


class Reader(Protocol):
    """Row-level questions that the House does not answer; scoped to one property by whoever hands it in."""

    async def stays_between(self, first: date, last: date) -> Sequence[Stay]:
        """Every stay touching these nights."""


Seats = Sequence[Seat]
