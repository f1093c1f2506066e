"""What does a sentence order: one thing that is read whole, a question to ask, or nothing?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.orders.heard import Heard
from bot.orders.reader import AnyReader, Taken
from bot.orders.readers import READERS
from bot.orders.wordlist import known_words, right_as_they_are
from domain.conversation.choice import Ambiguous, Choice
from domain.conversation.darija import from_darija
from domain.conversation.elided import with_apostrophes
from domain.conversation.fillers import without_fillers
from domain.conversation.numerals import in_figures
from domain.conversation.spelling import corrected
from domain.errors import Refusal
from domain.phrase import say
from governance.consent.directives import doubts
from governance.conversation.orders.plain import told
from governance.missions.asked_of import is_a_task
from governance.missions.calling import TELLS_OF_MONEY
from governance.missions.sentence import is_note

LONGEST = 160
_SOMEBODY_ELSES = re.compile(r"[\n«»“”\"]")  # quoted, or several lines: a letter, not an order


@dataclass(frozen=True, slots=True)
class Asked:
    """Every word is known, and something is missing or can be meant in two ways."""

    heard: Heard
    refusal: Refusal


Outcome = Taken[Any] | Asked | None


def ordered(heard: Heard, readers: Sequence[AnyReader] = READERS) -> Outcome:
    """What these words order. None: they ask, doubt, quote, or hold a word that no reader knows."""
    if len(heard.text) > LONGEST:
        return None
    heard = heard.saying(with_apostrophes(heard.text))
    if told(heard.text) is not None:
        return _read(heard, readers)
    told_of = TELLS_OF_MONEY.sub("", heard.text)
    plain = heard.saying(in_figures(from_darija(without_fillers(told_of))))
    asks_for_work = is_note(told_of) or is_a_task(plain.text, heard.members)
    if not asks_for_work and (_SOMEBODY_ELSES.search(heard.text) or doubts(plain.text)):
        return None
    found = _read(plain, readers)
    return found if found is not None else _respelt(plain, readers)


def _read(heard: Heard, readers: Sequence[AnyReader]) -> Outcome:
    taken: list[Taken[Any]] = []
    asked: list[Asked] = []
    for reader in readers:
        try:
            if reader.listens(heard):
                taken.append(reader.take(heard))
        except Refusal as refusal:
            if not reader.declines(refusal.phrase.key):
                asked.append(Asked(heard, refusal))
    if len(taken) > 1:
        return Asked(heard, _two_readings(taken))
    return taken[0] if taken else asked[0] if asked else None


def _two_readings(taken: Sequence[Taken[Any]]) -> Refusal:
    return Refusal(say("order.two_readings", n=len(taken)))


def _respelt(heard: Heard, readers: Sequence[AnyReader]) -> Outcome:
    """The same with slips of the pen put right, where that makes every word known."""
    try:
        right = corrected(heard.text, known_words(heard), right_as_they_are(heard))
    except Ambiguous as which:
        tried = [_read(heard.saying(_with(heard.text, which, choice)), readers) for choice in which.choices]
        return Asked(heard, which) if all(tried) else next((one for one in tried if one is not None), None)
    if right is None:
        return None
    found = _read(heard.saying(right.text), readers)
    if isinstance(found, Taken):
        return replace(found, read_as=right.read_as)
    return found


def _with(text: str, which: Ambiguous, choice: Choice) -> str:
    return text.replace(which.said, choice.words, 1)
