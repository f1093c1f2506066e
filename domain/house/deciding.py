"""Which decision do somebody's words put on record?

Où vendre en été ? ; décision : Booking ; pourquoi : le contrat ; options : Expedia ; revoir : 15/01/2027
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.errors import refuse
from domain.house.calling import PARTS

LONGEST = 1000
_DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was said; `options` are what else was possible, `review_on` the day to look at it again."""

    question: str
    decision: str
    rationale: str | None = None
    options: str | None = None
    review_on: date | None = None


def decided_in(words: str, today: date) -> Decided:
    """Every part accounted for. Refusal: no question, no decision, words of no part, a day that is none or past."""
    if len(words) > LONGEST:
        raise refuse("decision.too_long", n=LONGEST)
    question, *parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()] or [""]
    found: dict[str, str] = {}
    for part in parts:
        name, said = next(
            ((name, match[1].strip()) for name, shape in PARTS.items() if (match := shape.match(part))),
            ("", ""),
        )
        if not name or name in found:
            raise refuse("decision.part_unknown", words=part)
        found[name] = said
    if not question or "decision" not in found:
        raise refuse("decision.how")
    review = _day(found["review"], today) if "review" in found else None
    return Decided(question, found["decision"], found.get("rationale"), found.get("options"), review)


def _day(said: str, today: date) -> date:
    match = _DAY.fullmatch(said)
    if match is None:
        raise refuse("decision.day", words=said)
    written = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
    try:
        found = date(*map(int, written))
    except ValueError:
        raise refuse("decision.day", words=said) from None
    if found <= today:
        raise refuse("decision.day", words=said)
    return found
