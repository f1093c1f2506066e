"""Which topics in a guest's message does nobody but a person answer?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.known import document, pattern


@dataclass(frozen=True, slots=True)
class Fence:
    """One topic, and what in the message gave it away. `urgent` rings at once, whatever the hour."""

    code: str
    words: str
    urgent: bool = False


def fences_in(text: str, subject: str = "", attachments: tuple[str, ...] = ()) -> tuple[Fence, ...]:
    """Every fenced topic that subject or text touch, whatever their language: a guest may mix them.

    A file that comes along is a fence as well, and so is a character that nobody sees.
    """
    folded = fold(f"{subject}\n{text}")
    found = []
    for code, (words, urgent) in _fences().items():
        hit = words.search(folded)
        if hit:
            found.append(Fence(code, " ".join(hit[0].split())[:60], urgent))
    if attachments:
        found.append(Fence("attachment", attachments[0][:60]))
    if _UNSEEN.search(text) or _UNSEEN.search(subject):
        found.append(Fence("unseen", ""))
    return tuple(found)


def codes() -> tuple[str, ...]:
    """Every fence that there is."""
    return (*_fences(), "attachment", "unseen")


# Tag characters, zero-width spaces, fillers, what turns the order of letters round; joiners, direction marks and
# isolates belong to emoji and to Arabic.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202d\u202e\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e01ef]"
)


@functools.cache
def _fences() -> dict[str, tuple[re.Pattern[str], bool]]:
    return {
        code: (
            pattern(tuple(one for name, words in row.items() if name != "urgent" for one in words)),
            row.get("urgent", False),
        )
        for code, row in document("fences").items()
    }
