"""Which question is a sentence, where every one of its words is accounted for?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from domain.conversation.choice import Ambiguous, resolved
from domain.conversation.questions.question import Looking, Question, Spoken, phrases
from domain.conversation.questions.recalled import asks_openly, recalled
from domain.conversation.questions.slots import Names
from domain.conversation.questions.small_words import AROUND, FILLERS, SHARED
from domain.conversation.questions.spelling import KNOWN_DATES, spelled
from domain.conversation.questions.tense import FUTURE, PAST, SOLD, is_near, ways_of
from domain.conversation.questions.walk import Walk
from domain.conversation.sentence import MOST_DIGITS, MOST_SIGNS, Sentence, read
from domain.conversation.vocabulary import Vocabulary
from domain.errors import Refusal
from domain.nights import Span

MORE = "more"
A_WEEK = 7
# Whoever asks anew is not following up.
_ASKING = frozenset(
    [
        "qui",
        "combien",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "who",
        "whose",
        "which",
        "chkoun",
        "pourquoi",
        "why",
        "how",
        "que",
    ]
)
# « double the price »: what looks like a type of room is a verb there.
_ORDERED = re.compile(r"\s*(?:double|triple)s?\s+(?:the|le|la|les|my|our|nos|mes)\b")
_MORE = Spoken(
    MORE,
    patterns=(),
    beside=phrases(
        """
        et w and what-about how-about pareil pareil-pour meme-chose meme-chose-pour idem idem-pour et-pour same-for
        same-thing-for aussi also surtout plutot notamment seulement juste only especially rather pareillement
        """
    ),
    takes=("@when", "@types", "@room", "@channel", "@person"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take the sentence; `weight` says how much of it speaks for the subject."""

    question: Question
    weight: int
    weak: bool
    wrong: Refusal | None = None


@dataclass(frozen=True)
class Ears:
    """The subjects that are listened for."""

    subjects: Sequence[Spoken]

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word that any subject listens for."""
        phrases = [*AROUND, *(p for group in SHARED.values() for p in group)]
        for one in (*self.subjects, _MORE):
            phrases += [p for group in one.words.values() for p in group] + list(one.beside)
        return (
            frozenset(word for p in phrases for word in p.split("-"))
            | FILLERS
            | KNOWN_DATES
            | PAST
            | FUTURE
            | SOLD
        )

    @cached_property
    def classes(self) -> Mapping[str, Vocabulary[tuple[str, ...]]]:
        """The words of each subject with the classes that they belong to."""
        return {one.key: _vocabulary(one) for one in (*self.subjects, _MORE)}

    def sentence(self, text: str, names: Names) -> Sentence:
        """Folded, with slips of the hand mended."""
        named = {word for words in (*names.channels, *names.people) for word in words.split()} | names.guests
        return spelled(text, self.known | names.type_words | named)

    def readings(self, text: str, names: Names) -> list[Reading]:
        """Every best reading of the sentence: none, one, or several that weigh the same."""
        if len(text) > MOST_SIGNS or "\n" in text.strip():
            return []
        rest = recalled(text)
        found = self._best(self.sentence(text if rest is None else rest, names), names)
        if rest is None or asks_openly(rest):
            return found
        # « rappelle-moi les arrivées vendredi » may be a note for Friday.
        return [] if any(_may_be_its_day(one.question.span, names) for one in found) else found

    def _best(self, s: Sentence, names: Names) -> list[Reading]:
        if _ORDERED.match(s.text) or any(t.kind == "number" and len(t.text) > MOST_DIGITS for t in s.tokens):
            return []
        found = [one for subject in self.subjects for one in self._takes(s, names, subject)]
        if not found:
            return []
        strong = [one for one in found if not one.weak] or found
        most = max(one.weight for one in strong)
        best = [one for one in strong if one.weight == most]
        return [open_ for one in best for open_ in self._opened(s, names, one)]

    def _opened(self, s: Sentence, names: Names, one: Reading) -> list[Reading]:
        """A word of two meanings makes a reading of each."""
        if not isinstance(one.wrong, Ambiguous):
            return [one]
        again = [self._best(read(resolved(s, one.wrong, choice)), names) for choice in one.wrong.choices]
        return [r for found in again for r in found if r.question.subject == one.question.subject]

    def more(self, text: str, names: Names, subject: Spoken) -> Question | None:
        """What « et samedi ? » asks anew about a subject; None where the words are more than that."""
        s = self.sentence(text, names)
        if any(token.text in _ASKING for token in s.tokens):
            return None
        walk = Walk(s, names, subject.looking, None, frozenset((*subject.takes, *_slots(subject))))
        if not walk.through(_MORE, self.classes[MORE]) or not walk.slots:
            return None
        return None if walk.apart() else walk.question(subject.key, walk.span())

    def follows(self, text: str, names: Names) -> Question | None:
        """The same before any subject is known."""
        anything = Spoken(MORE, (), takes=_MORE.takes)
        return self.more(text, names, anything)

    def _takes(self, s: Sentence, names: Names, subject: Spoken) -> list[Reading]:
        """How one subject takes the sentence: once, or once for each way that it may look."""
        if any(t.text in subject.never and not _i_have(s, i) for i, t in enumerate(s.tokens)):
            return []
        taken = [
            one for way in ways_of(s, subject) if (one := self._take(s, names, subject, way)) is not None
        ]
        found = list({one.question: one for one in taken}.values())
        return [one for one in found if is_near(one.question.span, names.today)] or found[:1]

    def _take(self, s: Sentence, names: Names, subject: Spoken, looking: Looking) -> Reading | None:
        allowed = frozenset((*subject.takes, *_slots(subject)))
        walk = Walk(s, names, looking, None, allowed)
        if not walk.through(subject, self.classes[subject.key]):
            return None
        if subject.last_year and walk.last_year:
            walk = Walk(s, names, looking, names.today.year - 1, allowed)
            walk.through(subject, self.classes[subject.key])
        strong, weak = _weight(walk, subject, subject.patterns), _weight(walk, subject, subject.weak)
        if subject.compares:
            return _compared(walk, subject, strong, names)
        span = walk.span()
        if subject.weak_ahead and (span is None or span.first <= names.today):
            weak = 0
        if (strong or weak) == 0 or walk.apart() or (subject.past_only and isinstance(walk.wrong, Ambiguous)):
            return None
        if subject.past_only and span is not None and span.first > names.today:
            return None
        question = walk.question(subject.key, _shifted(span, subject, walk, names))
        return Reading(question, strong or weak, not strong, walk.wrong)


def _may_be_its_day(span: Span | None, names: Names) -> bool:
    return span is not None and span.first > names.today and len(span) <= A_WEEK


def _compared(walk: Walk, subject: Spoken, weight: int, names: Names) -> Reading | None:
    """Two stretches in the order in which they were said; one alone is what the running one stands against."""
    named = [slot.when.span for slot in walk.slots if slot.when is not None and slot.when.span is not None]
    asked = walk.wrong is not None
    if not weight or len(named) > 2 or not (named or asked):
        return None
    if len(named) == 1 and named[0].first >= names.today and not asked:
        return None
    question = walk.question(subject.key, named[0] if len(named) == 2 else None)
    return Reading(replace(question, against=named[-1] if named else None), weight, False, walk.wrong)


def _vocabulary(subject: Spoken) -> Vocabulary[tuple[str, ...]]:
    """Its phrases, shared ones included where a pattern names them, each with every class that holds it."""
    used = {name for pattern in (*subject.patterns, *subject.weak) for name in pattern}
    own = dict(subject.words)
    for name in used:
        if name in SHARED and name not in own:
            own[name] = SHARED[name]
    classes: dict[str, tuple[str, ...]] = dict.fromkeys((*AROUND, *subject.beside), ())
    for name, said in own.items():
        for phrase in said:
            classes[phrase] = (*classes.get(phrase, ()), name)
    by_class: dict[tuple[str, ...], list[str]] = {}
    for phrase, held in classes.items():
        by_class.setdefault(held, []).append(phrase)
    return Vocabulary[tuple[str, ...]](by_class)


def _slots(subject: Spoken) -> Iterable[str]:
    return (
        name for pattern in (*subject.patterns, *subject.weak) for name in pattern if name.startswith("@")
    )


def _i_have(s: Sentence, i: int) -> bool:
    """« j'ai » is no AI."""
    return s.says(i, "ai") and i > 0 and (s.says(i - 1, "j") or (s.says(i - 1, "'") and s.says(i - 2, "j")))


def _weight(walk: Walk, subject: Spoken, patterns: Sequence[tuple[str, ...]]) -> int:
    """How many words speak for the subject: its own count double, shared ones and what they name once."""
    filled = walk.filled()
    best = 0
    for pattern in patterns:
        if all((part in filled) if part.startswith("@") else (part in walk.hits) for part in pattern):
            weight = sum(
                1 if part.startswith("@") else walk.hits[part] * (2 if part in subject.words else 1)
                for part in pattern
            )
            best = max(best, weight)
    return best


def _shifted(span: Span | None, subject: Spoken, walk: Walk, names: Names) -> Span | None:
    """« l'an dernier » alone is that whole year, unless it is only what something is compared with."""
    if span is None and subject.last_year and walk.last_year and not walk.hits.get("same"):
        year = names.today.year - 1
        return Span(
            names.today.replace(year=year, month=1, day=1), names.today.replace(year=year, month=12, day=31)
        )
    return span
