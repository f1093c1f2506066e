"""What did the house decide, when and why?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the decision log. `code` is its name in the documents ("D-W-004")."""

    code: str
    decided_on: date | None
    decided_by: str | None
    question: str
    decision: str
    rationale: str | None
    status: str
