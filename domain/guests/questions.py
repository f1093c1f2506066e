"""Which plain questions does a guest's message ask, and is that all that it says?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.known import document, pattern


@dataclass(frozen=True, slots=True)
class Topic:
    """A question that facts of the package answer. `says` is its sentence; see data/guests/topics.yaml."""

    code: str
    needs: str | None
    facility: str | None
    says: str
    line: bool


def topics_in(text: str, language: str) -> tuple[Topic, ...]:
    """What is asked, in the order of the file: by the patterns of the language and by those of every language."""
    folded = fold(text)
    return tuple(topic for topic, words in _topics(language) if words.search(folded))


def topic_spans(folded: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where in a folded text plain questions stand: (first, after the last) of each."""
    return tuple(hit.span() for _, words in _topics(language) for hit in words.finditer(folded))


def all_topics(language: str) -> tuple[Topic, ...]:
    """Every plain question that guests may ask in this language."""
    return tuple(topic for topic, _ in _topics(language))


def asks_nothing(text: str) -> bool:
    """Whether a short message only thanks, greets or agrees."""
    folded = fold(text)
    if "?" in text or "؟" in text or len(folded.split()) > SHORT:
        return False
    return _THANKS.search(folded) is not None


def questions_asked(text: str) -> int:
    """How many sentences end in a question mark."""
    return len(re.findall(r"[?؟]+", text))


SHORT = 14
_THANKS = re.compile(
    r"\b(?:thank|thanks|thx|merci|danke|dankeschon|gracias|grazie|dank|bedankt|perfect|parfait|perfekt|perfecto|"
    r"perfetto|great|super|ok|okay|d'accord|alles klar|vale|va bene|prima)\b|شكرا|تمام|ممتاز"
)


@functools.cache
def _topics(language: str) -> tuple[tuple[Topic, re.Pattern[str]], ...]:
    found = []
    for code, row in document("topics").items():
        words = tuple(row.get(language, ())) + tuple(row.get("any", ()))
        if words:
            line = row.get("line", False)
            said = "stated" if line else row.get("says", code)
            topic = Topic(code, row.get("needs"), row.get("facility"), said, line)
            found.append((topic, pattern(words)))
    return tuple(found)
