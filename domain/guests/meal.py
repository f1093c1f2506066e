"""Does a guest ask to eat in the house, on which day, how many are they, and what must the kitchen mind?"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from domain.folding import fold
from domain.guests.asked_days import days_in
from domain.guests.known import document, pattern
from domain.nights import ONE_DAY
from domain.service.meal import MealKind

LONGEST = 160
_SENTENCES = re.compile(r"(?<=[.!?؟\n])\s+|\n+")


@dataclass(frozen=True, slots=True)
class MealAsked:
    """What a message seems to ask for. Only offered to a person: `day` and `people` None were not said."""

    kind: MealKind
    day: date | None
    people: int | None


def meal_asked(text: str, language: str, today: date) -> MealAsked | None:
    """The meal that a message asks for; None where it asks about meals only, or wants none."""
    for sentence in _SENTENCES.split(text):
        said = fold(sentence)
        kind = _kind(said)
        if kind is None or _says("wants_none", said) or _says("asks_only", said):
            continue
        if _says("wants", said) or _people(said) is not None:
            return MealAsked(
                kind, _day(said, language, today) or _day(fold(text), language, today), _people(said)
            )
    return None


def minded_in(text: str) -> str | None:
    """The sentence in which a guest says what he may not or will not eat, in his own words; None without one."""
    for sentence in _SENTENCES.split(text):
        if _says("minds", fold(sentence)):
            return " ".join(sentence.replace(";", ",").split())[:LONGEST]
    return None


def _kind(said: str) -> MealKind | None:
    if _says("dinner", said):
        return MealKind.DINNER
    without_breakfast = _known("not_lunch").sub(" ", said)
    return MealKind.LUNCH if _says("lunch", without_breakfast) else None


def _day(said: str, language: str, today: date) -> date | None:
    if _says("tonight", said):
        return today
    if _says("tomorrow", said):
        return today + ONE_DAY
    days = days_in(said, language, today)
    return days[0] if len(days) == 1 else None


def _people(said: str) -> int | None:
    known = document("request")
    numbers = known["numbers"]
    either = "|".join(numbers)
    hit = re.search(rf"(?<!\w)(\d{{1,2}}|{either})\s+(?:{known['adults']}|{known['people']})", said)
    for_so_many = rf"(?<!\w)(?:for|pour|fur|para|per|voor) (\d{{1,2}}|{either})(?![\w:.h])"
    hit = hit or re.search(for_so_many, said)
    if hit is None:
        return 2 if _says("two", said) else None
    return int(hit[1]) if hit[1].isdecimal() else int(numbers[hit[1]])


def _says(name: str, said: str) -> bool:
    return _known(name).search(said) is not None


@functools.cache
def _known(name: str) -> re.Pattern[str]:
    return pattern(tuple(document("meals")[name]))
