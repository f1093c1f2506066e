"""Which value stands behind which label in a mail, on the same line or on the next?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from domain.data_file import data_in
from domain.folding import fold_in_place

Labels = Mapping[str, tuple[str, ...]]
# Marks that only steer the direction of writing, and blanks of no width.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad\u034f]")
_ENGLISH = ("check", "arrival")
LONGEST_VALUE = 2000


def labels_beside(module: str) -> Labels:
    """The table that stands beside a module under the same name: the words of each field's label."""
    table = data_in(Path(module).with_suffix(".yaml"))
    return {str(name): tuple(map(str, words)) for name, words in table.items()}


@lru_cache(maxsize=1)
def every_label() -> frozenset[str]:
    """The words of every sender's labels, folded."""
    tables = sorted((Path(__file__).parent / "notices").glob("*.yaml"))
    return frozenset(
        fold_in_place(word)
        for table in tables
        for words in labels_beside(str(table)).values()
        for word in words
    )


def is_label(text: str) -> bool:
    """Whether the text is nothing but some sender's label, a colon or a remark in brackets aside."""
    folded = fold_in_place(" ".join(text.split())).strip(" :")
    return folded in every_label() or folded.partition("(")[0].strip() in every_label()


def lines_of(text: str) -> list[str]:
    """The lines that say something, without marks that nobody sees."""
    seen = _INVISIBLE.sub("", text).replace("\u00a0", " ").replace("\u202f", " ")
    return [line for raw in seen.splitlines() if (line := " ".join(raw.split()))]


def values(lines: Iterable[str], labels: Labels) -> list[tuple[str, str]]:
    """(field, value) in the order of the mail; a label without a value is left out.

    A label stands at the start of a line; one of several words may also follow a value on the same line. A value
    goes on over the lines up to the next label.
    """
    start, inside, by_words = _patterns(tuple((name, words) for name, words in labels.items()))
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        folded = fold_in_place(line)
        marks = _marks(folded, start, inside)
        head = line[: marks[0].start()] if marks else line
        if found and head.strip():
            found[-1][1].append(head.strip())
        for mark, after in itertools.zip_longest(marks, marks[1:]):
            rest = line[mark.end() : after.start() if after else None].strip(" \t:：")
            found.append((by_words[mark["label"]], [rest] if rest else []))
    told = ((name, " ".join(parts)[:LONGEST_VALUE]) for name, parts in found)
    return [(name, value) for name, value in told if value]


def day_first(lines: Iterable[str], labels: Labels) -> bool | None:
    """Whether 05/02/2027 is the fifth of February here: True where the arrival's label is in another language than
    English, None where it is English, as Americans and others write it."""
    by_words = {fold_in_place(word) for word in labels.get("check_in", ())}
    heads = [fold_in_place(line) for line in lines]
    for word in sorted(by_words, key=len, reverse=True):
        if any(re.match(rf"{re.escape(word)}(?=\s|:|$)", head) for head in heads):
            return None if word.startswith(_ENGLISH) else True
    return None


def _marks(folded: str, start: re.Pattern[str], inside: re.Pattern[str]) -> list[re.Match[str]]:
    first = start.match(folded)
    begun = first.end() if first else 0
    return [*([first] if first else []), *inside.finditer(folded, begun)]


@lru_cache(maxsize=32)
def _patterns(
    labels: Sequence[tuple[str, tuple[str, ...]]],
) -> tuple[re.Pattern[str], re.Pattern[str], Mapping[str, str]]:
    """At the start of a line, within a line, and the field that each label's words name; the longest first."""
    by_words = {fold_in_place(word): name for name, words in labels for word in words}
    longest = sorted(by_words, key=len, reverse=True)
    several = [word for word in longest if " " in word]

    def one_of(words: Sequence[str]) -> str:
        return rf"(?P<label>{'|'.join(map(re.escape, words)) or '(?!)'})(?=\s|[:：]|$)"

    return (
        re.compile(rf"(?:[-•*]\s*)?{one_of(longest)}\s*[:：]?"),
        re.compile(rf"(?<=\s){one_of(several)}\s*[:：]?"),
        by_words,
    )
