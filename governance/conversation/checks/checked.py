"""Which sentences of an answer may be sent: those whose numbers are among the turn's figures?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from governance.conversation.checks.figures import unknown
from governance.post.harmless import harmless

# A sentence ends at its mark and a space before a new one; never after an abbreviation such as « déc. » or « M. ».
_END = re.compile(
    r"(?<=[.!?…])(?<!\b[A-Z]\.)(?<!\bMme\.)(?<!\bn\.)(?:[»”)\]*_]+)?[ \u00a0\u202f]+(?=[\"«“*_(\[]*[^\W\d_a-zà-ÿ])"
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be sent, and the numbers that kept the rest back."""

    text: str
    withheld: tuple[str, ...] = ()


def checked(text: str, figures: Collection[Decimal], shown: Collection[str] = ()) -> Checked:
    """The text without links and without every sentence that states a number that is not among the figures.

    Lines stay lines: a row of a table falls as a whole, and so does a heading. What remains keeps its order.
    """
    lines: list[str] = []
    withheld: list[str] = []
    for line in harmless(text).split("\n"):
        kept: list[str] = []
        for sentence in sentences(line):
            missing = unknown(sentence, figures, shown)
            withheld += missing
            if not missing:
                kept.append(sentence)
        if kept or not line.strip():
            lines.append("".join(kept).rstrip())
    return Checked(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), tuple(withheld))


def sentences(line: str) -> Iterator[str]:
    """The sentences of a line, each with the space that follows it."""
    start = 0
    for found in _END.finditer(line):
        yield line[start : found.end()]
        start = found.end()
    yield line[start:]


def whole_sentences(text: str) -> str:
    """A text that is still being written, up to its last finished sentence or line."""
    ends = [found.end() for found in _END.finditer(text)] + [text.rfind("\n") + 1]
    return text[: max(ends)].rstrip()
