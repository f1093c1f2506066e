"""What would somebody like carried out, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.consent.actions import Action
from domain.phrase import Phrase


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
