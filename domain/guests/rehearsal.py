"""What would the desk make of a row of questions, before a single guest is answered?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.guests.answer import composed
from domain.guests.deciding import Course, decided
from domain.guests.incoming import Incoming
from domain.guests.known import LANGUAGES, document
from domain.guests.playbook.checks import Around
from domain.guests.playbook.house_rules import Playbook
from domain.guests.playbook.linter import lint
from domain.guests.thread import Door
from domain.package.package import Package

EVERYBODYS = Playbook()


@dataclass(frozen=True, slots=True)
class Played:
    """One question and its course. `expected` is what it was written for, None for an owner's own.

    `answer` is what would be drafted; `breaches` the rules that it breaks; `unread` the words for which nothing
    would leave by itself.
    """

    text: str
    language: str
    course: Course
    fences: tuple[str, ...]
    topics: tuple[str, ...]
    missing: tuple[str, ...]
    answer: str | None
    sources: Mapping[str, str]
    breaches: tuple[str, ...]
    expected: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def as_expected(self) -> bool:
        """Whether what it was written for was recognised; always true of an owner's own."""
        return self.expected is None or self.expected in (*self.fences, *self.topics)

    @property
    def became(self) -> str:
        """drafted, partly (a question is without a fact), person, or silence."""
        if self.course is Course.SILENCE:
            return "silence"
        if self.answer is None:
            return "person"
        return "partly" if self.missing else "drafted"


def played(
    text: str, package: Package, at: datetime, expected: str | None = None, book: Playbook = EVERYBODYS
) -> Played:
    """One question through course, facts and the second look; nothing is kept and nothing leaves."""
    decision = decided(Incoming(Door.PASTED, "rehearsal", "rehearsal", text, at))
    answer: str | None = None
    missing: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    sources: Mapping[str, str] = {}
    if decision.course is Course.DRAFT:
        made = composed(package, decision.topics, decision.language, more=decision.more)
        missing = made.missing
        if made.states_something:
            answer, sources = made.text(), dict(made.sources)
            found = lint(answer, Around(decision.language, text), rules=book.of_messages)
            breaches = tuple(one.rule.id for one in found if one.rule.severity != "note")
    fences = tuple(one.code for one in decision.fences)
    topics = tuple(one.code for one in decision.topics)
    told = (text, decision.language, decision.course, fences, topics, missing, answer, sources, breaches)
    return Played(*told, expected=expected, unread=decision.unread if decision.dark else ())


def ours() -> Iterator[tuple[str, str, str]]:
    """(language, text, what it is about) of the two hundred questions of data/guests/bench.yaml, bare."""
    bench = document("bench")
    for part in ("fenced", "plain"):
        for code, row in bench[part].items():
            for language in LANGUAGES:
                yield language, str(row[language]), str(code)


def shapes() -> Iterator[tuple[str, str, str, str]]:
    """The same in everything that stands around a question in real life; last: fenced or plain."""
    bench = document("bench")
    for part in ("fenced", "plain"):
        for code, row in bench[part].items():
            for language in LANGUAGES:
                for around in bench["wrappers"][language]:
                    yield language, str(around).format(row[language]), str(code), part


def summed(found: Sequence[Played]) -> Mapping[str, int]:
    """How many became what."""
    return Counter(one.became for one in found)
