"""Which sentence of a passage answers a question, how far does it, and do two of them differ?"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.knowledge.cutting import sentences_of
from domain.knowledge.words import Term, occurs, words_in
from domain.knowledge.writing import Passage

LONGEST = 320  # letters of a quotation
_SHORT = 60  # a line as short as this is given with the one after it
_VALUE = re.compile(r"(?<![\w.,])\d[\d\u00a0\u202f ]*(?:[.,:h]\d+)*\s?(?:%|[€$]|[A-Za-z]{1,4}\b)?")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of a passage's text, from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def weights_of(held: Mapping[Term, int], passages: int) -> dict[Term, float]:
    """How much each word says: the rarer, the more; one that stands nowhere says most."""
    return {term: term.weight * math.log(1 + passages / max(0.5, count)) for term, count in held.items()}


def covered(weights: Mapping[Term, float], words: frozenset[str]) -> float:
    """Which share of what a question says stands in these words, from 0 to 1."""
    whole = sum(weights.values())
    return sum(weight for term, weight in weights.items() if occurs(term, words)) / whole if whole else 0.0


def spans_of(text: str) -> list[Span]:
    """What may be quoted of a text: each sentence, with the next ones where it is short."""
    spans = [Span(start, end) for start, end in sentences_of(text)]
    found = []
    for at, span in enumerate(spans):
        end = span.end
        for following in spans[at + 1 :]:
            if end - span.start >= _SHORT or following.end - span.start > LONGEST:
                break
            end = following.end
        found.append(Span(span.start, min(end, span.start + LONGEST)))
    return found


def best_span(passage: Passage, weights: Mapping[Term, float]) -> Span:
    """The span that says most of it, the shortest of those."""
    spans = spans_of(passage.text)
    if not spans:
        return Span(0, min(len(passage.text), LONGEST))
    said = [sum(w for t, w in weights.items() if occurs(t, words_in(one.of(passage.text)))) for one in spans]
    sizes = [one.start - one.end for one in spans]
    return spans[max(range(len(spans)), key=lambda place: (said[place], sizes[place], -place))]


def stands(quotation: str, passage: Passage) -> bool:
    """Whether these very words stand in the passage: what does not is never shown as a quotation."""
    return bool(quotation.strip()) and quotation in passage.text


def values_in(text: str) -> frozenset[str]:
    """Amounts, hours, shares and counts of a text, in one spelling."""
    return frozenset(
        re.sub(r"[\s\u00a0\u202f]", "", found).replace("h", ":").lower() for found in _VALUE.findall(text)
    )


def differ(quotations: Sequence[str]) -> bool:
    """Whether quotations on one subject give different figures: each has some, and no two share one."""
    told = [values for one in quotations if (values := values_in(one))]
    return any(not first & other for place, first in enumerate(told) for other in told[place + 1 :])
