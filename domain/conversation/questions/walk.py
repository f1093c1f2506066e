"""What does one subject make of every word of a sentence, one after the other?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from domain.conversation.questions.question import Looking, Question, Spoken
from domain.conversation.questions.slots import Names, Slot, slot_at
from domain.conversation.questions.small_words import FILLERS, SIGNS
from domain.conversation.sentence import Sentence
from domain.conversation.vocabulary import Vocabulary
from domain.errors import Refusal
from domain.nights import ONE_DAY, Span


@dataclass
class Walk:
    """One pass over the sentence for one subject."""

    s: Sentence
    names: Names
    looking: Looking
    year: int | None
    allowed: frozenset[str]
    hits: dict[str, int] = field(default_factory=dict)
    slots: list[Slot] = field(default_factory=list)
    last_year: bool = False
    wrong: Refusal | None = None

    def through(self, subject: Spoken, classes: Vocabulary[tuple[str, ...]]) -> bool:
        """Whether every word was accounted for."""
        i = 0
        while i < len(self.s):
            after = self._step(i, classes)
            if after is None:
                return False
            i = after
        return True

    def _step(self, i: int, classes: Vocabulary[tuple[str, ...]]) -> int | None:
        spoken = classes.read(self.s, i)
        slot = slot_at(self.s, i, self.names, self.looking, self.year)
        if slot is not None and slot[0].name not in self.allowed:
            own = any(classes.read(self.s, k) is not None for k in range(i, slot[1]))
            if self._is_now(slot[0]) and not own:
                return slot[1]
            slot = None
        if spoken is not None and (slot is None or spoken[1] >= slot[1]):
            names, after = spoken
            for name in names:
                words = sum(self.s[k].kind == "word" for k in range(i, after))
                self.hits[name] = self.hits.get(name, 0) + words
            return after
        if slot is not None:
            return self._fill(*slot)
        token = self.s[i]
        return i + 1 if token.text in FILLERS or token.text in SIGNS else None

    def _is_now(self, slot: Slot) -> bool:
        """« les canaux ouverts en ce moment »: what has no nights of its own is always asked for now."""
        return slot.when is not None and slot.when.span == Span(self.names.today, self.names.today)

    def _fill(self, slot: Slot, after: int) -> int:
        if slot.name == "@last_year":
            self.last_year = True
        self.slots.append(slot)
        self.wrong = self.wrong or slot.wrong
        return after

    def filled(self) -> frozenset[str]:
        return frozenset(slot.name for slot in self.slots)

    def span(self) -> Span | None:
        """The nights named as one stretch; None without any."""
        named = [
            slot.when.span for slot in self.slots if slot.when is not None and slot.when.span is not None
        ]
        return Span(min(n.first for n in named), max(n.last for n in named)) if named else None

    def apart(self) -> bool:
        """Whether the nights named leave others between them: then nobody can say what is asked."""
        named = sorted(
            slot.when.span for slot in self.slots if slot.when is not None and slot.when.span is not None
        )
        return any(one.last + ONE_DAY < two.first for one, two in itertools.pairwise(named))

    def question(self, subject: str, span: Span | None) -> Question:
        """What was said, as one structure."""
        types = tuple(dict.fromkeys(code for slot in self.slots for code in slot.types))

        def text(name: str) -> str | None:
            return next((slot.text for slot in self.slots if slot.name == name and slot.text), None)

        feast = next(
            (s.when.feast for s in self.slots if s.when is not None and s.when.feast is not None), None
        )
        said = frozenset(token.text for token in self.s.tokens)
        named = (text("@room"), text("@channel"), text("@person"))
        return Question(subject, span, types, *named, feast, text("@guest"), said)
