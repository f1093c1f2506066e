"""Which standard do a house's own answers speak for, or against, often enough to ask its owner about it?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import LONGEST, SHORTEST, STAYS, Playbook, broken_by
from domain.guests.playbook.linter import lint

OFTEN = 3  # conversations; once or twice is a mood
MOST_WORDS, LONG_WORD = 5, 6  # a short word alone says little
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person sent in one conversation, and what a model had drafted there; None where none had."""

    thread: int
    sent: str
    drafted: str | None
    language: str | None
    asked: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words that people take out of drafts (`never`), or a rule that they write against (`rule`), and where."""

    threads: tuple[int, ...]
    never: str = ""
    rule: str = ""

    @property
    def key(self) -> str:
        """By which it is asked about once."""
        return f"rule:{self.rule}" if self.rule else f"never:{self.never}"


def lessons(seen: Sequence[Corrected], book: Playbook) -> tuple[Lesson, ...]:
    """What happened in at least OFTEN conversations, the most frequent first. Pure rule, no model.

    Words are a lesson only where no answer that a person let go holds them and no sentence of the house's own does;
    a rule only where the house may give it up.
    """
    found = [Lesson(threads, never=words) for words, threads in _taken_out(seen).items()]
    found += [Lesson(threads, rule=code) for code, threads in _written_against(seen, book).items()]
    often = [one for one in found if len(one.threads) >= OFTEN]
    return tuple(sorted(often, key=lambda one: (-len(one.threads), -len(one.never), one.key)))


def _taken_out(seen: Sequence[Corrected]) -> Mapping[str, tuple[int, ...]]:
    kept = " | ".join(" ".join(_words(one.sent)) for one in seen)
    where: defaultdict[str, set[int]] = defaultdict(set)
    for one in seen:
        for phrase in set(_phrases(one.drafted or "", frozenset(_words(one.sent)))):
            if f" {phrase} " not in f" {kept} ":
                where[phrase].add(one.thread)
    often = {phrase: frozenset(threads) for phrase, threads in where.items() if len(threads) >= OFTEN}
    return {
        phrase: tuple(sorted(threads))
        for phrase, threads in often.items()
        if not _is_part(phrase, threads, often) and next(broken_by((phrase,)), None) is None
    }


def _is_part(phrase: str, threads: frozenset[int], often: Mapping[str, frozenset[int]]) -> bool:
    """Whether a longer phrase says the same of the same conversations."""
    return any(
        other != phrase and f" {phrase} " in f" {other} " and often[other] >= threads for other in often
    )


def _phrases(text: str, sent: frozenset[str]) -> Iterator[str]:
    """Folded words that follow each other within a sentence, none of which was sent: one long one, up to five."""
    for sentence in re.split(r"[.!?:;\n,،؟]+", text):
        words = _words(sentence)
        for length in range(1, MOST_WORDS + 1):
            for start in range(len(words) - length + 1):
                taken = words[start : start + length]
                phrase = " ".join(taken)
                known = not sent.isdisjoint(taken) or any(char.isdigit() for char in phrase)
                if not known and (SHORTEST if length > 1 else LONG_WORD) <= len(phrase) <= LONGEST:
                    yield phrase


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _written_against(seen: Sequence[Corrected], book: Playbook) -> Mapping[str, tuple[int, ...]]:
    where: defaultdict[str, set[int]] = defaultdict(set)
    for one in seen:
        around = Around(one.language, one.asked, one.name)
        for breach in lint(one.sent, around, rules=book.of_messages):
            if breach.rule.id not in STAYS and breach.rule.severity != "block":
                where[breach.rule.id].add(one.thread)
    return {code: tuple(sorted(threads)) for code, threads in where.items()}
