"""What did the house decide, when and why?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.phrase import Name

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the decision log. `code` is its name in the documents ("D-W-004").

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

    def said(self, part: str) -> Name | None:
        """The question, the decision or the rationale for each reader: translated, else the words themselves."""
        words = getattr(self, part)
        if not words:
            return None
        return Name({lang: self.translations.get(lang, {}).get(part) or words for lang in LANGUAGES})
