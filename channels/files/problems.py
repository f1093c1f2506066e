"""Where in a file is something wrong, what was found there, and what is expected?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from channels.files.lines import Line, Raw
from domain.phrase import Phrase, say

Row = TypeVar("Row")
SHOWN_TEXT = 60


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One sentence about one line (1 is the first line of the file; 0: the file as a whole)."""

    file: str
    line: int
    phrase: Phrase

    def said(self) -> Phrase:
        """The sentence with its place in front."""
        if self.line == 0:
            return say("import.file", file=self.file, problem=self.phrase)
        return say("import.line", file=self.file, line=self.line, problem=self.phrase)

    def here(self) -> Phrase:
        """The same under the file's name, which is not said again."""
        if self.line == 0:
            return say("import.here_file", problem=self.phrase)
        return say("import.here", line=self.line, problem=self.phrase)


@dataclass(frozen=True, slots=True)
class FileRead(Generic[Row]):
    """The sound rows of a file, every problem and every assumption made.

    With a problem the file is imported only if somebody said that the sound rows are enough. `lines` are the first
    lines of `rows`; `count` is how many rows of the file were read. `bad` are the refused lines as they were
    written, under `header`. `undated` are those of `lines` that do not say when the guest booked.
    """

    file: str
    rows: tuple[Row, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    notes: tuple[RowProblem, ...] = ()
    lines: tuple[int, ...] = ()
    count: int = 0
    header: tuple[Raw, ...] = ()
    bad: tuple[Line, ...] = ()
    undated: frozenset[int] = frozenset()

    @property
    def refused(self) -> tuple[int, ...]:
        """The lines that were refused, each once; empty where the file as a whole was."""
        return tuple(sorted({problem.line for problem in self.problems if problem.line}))


def with_bad(read: FileRead[Row], header: Sequence[Raw], body: Iterable[Line]) -> FileRead[Row]:
    """The same with the lines of `body` that were refused."""
    refused = set(read.refused)
    return replace(read, header=tuple(header), bad=tuple(line for line in body if line.number in refused))


class FileProblem(Exception):
    """The file cannot be read any further; it carries the one problem that stopped it."""

    def __init__(self, problem: RowProblem) -> None:
        self.problem = problem
        super().__init__(str(problem.phrase))


class CellProblem(Exception):
    """A cell does not say what its column should; it carries the sentence, without place."""

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase
        super().__init__(str(phrase))


def unreadable(file: str, phrase: Phrase, line: int = 0) -> FileProblem:
    """The problem that stops a file."""
    return FileProblem(RowProblem(file, line, phrase))


def capped(problems: Sequence[RowProblem], most: int = 20) -> tuple[Phrase, ...]:
    """At most `most` sentences under the file's name, then one that counts the rest."""
    said = tuple(problem.here() for problem in problems[:most])
    rest = len(problems) - most
    return (*said, say("import.more", n=rest)) if rest > 0 else said


def shown(found: object) -> str:
    """A cell as it can be quoted in a sentence: one line, cut when long."""
    text = " ".join(str(found).split())
    return text if len(text) <= SHOWN_TEXT else text[: SHOWN_TEXT - 1] + "…"
