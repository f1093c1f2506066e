"""What did the house decide, when and why?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.phrase import Name

LANGUAGES = ("fr", "en")
DECIDED, WITHDRAWN = "decided", "withdrawn"


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the decision log. `code` is its name in the documents ("D-W-004").

    `options` are what else was possible, apart from the reasons; `review_on` is the day to look at it again.
    `translations` is language → question, decision, rationale, as far as somebody has given them.
    """

    code: str
    decided_on: date | None
    decided_by: str | None
    question: str
    decision: str
    rationale: str | None
    status: str
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: str | None = None
    review_on: date | None = None

    def said(self, part: str) -> Name | None:
        """The question, the decision or the rationale for each reader: translated, else the words themselves."""
        words = getattr(self, part)
        if not words:
            return None
        return Name({lang: self.translations.get(lang, {}).get(part) or words for lang in LANGUAGES})
