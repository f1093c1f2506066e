"""Who eats what and when, in these words?

« la 7 dîne ce soir à 20 h, 2 personnes », "no breakfast for R123456789 tomorrow"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeVar

from domain.conversation.counts import read_count
from domain.conversation.questions.moments import when_at
from domain.conversation.questions.question import Looking
from domain.conversation.sentence import Sentence, read_short
from domain.errors import Refusal, refuse
from domain.folding import fold
from domain.service.calling import AROUND_A_MEAL, AT_TABLE, CALLED_OFF, CARES, MEALS, MENU, NO_MEAL, ROOMS
from domain.service.meal import MealKind

T = TypeVar("T")
LONGEST = 120
_NUMBER = re.compile(r"\b[a-z]{1,3}-?\d{1,12}\b")
_HOUR = re.compile(r"\b(?:a |at |vers )?([01]?\d|2[0-3])\s?(?::|h(?:eures?)?)\s?([0-5]\d)?(?!\d)")
_ENGLISH = re.compile(r"\b(?:at )?(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))?\s?([ap])\.?m\b\.?")
_MENU = re.compile(rf"\b(?:{'|'.join(MENU)})\s*:\s*(.+)$", re.IGNORECASE)
_PARTS = re.compile(r"[;\n]")
_MINDED = re.compile(
    r"(?:^|,)\s*(?:avec |et )?(allergies?|allergy|r[ée]gime|diet|occasion|anniversaire|pr[ée]f[ée]rence)\b"
    r"(\s*:)?\s*(\S.*)$",
    re.IGNORECASE,
)
_SIGNS = frozenset(",.;:'’-–!")


@dataclass(frozen=True, slots=True)
class MealSaid:
    """What was said of a meal; None where nothing was. Either the booking's `number` or a `room` is there."""

    kind: MealKind
    number: str | None = None
    room: str | None = None
    day: date | None = None
    people: int | None = None
    at: time | None = None
    words: str = ""
    off: bool = False


def speaks_of_a_meal(text: str, rooms: Collection[str]) -> bool:
    """Whether a meal and whose it is are named: a booking or a room of the house."""
    folded = fold(text)
    if not any(re.search(rf"\b{word}\b", folded) for word in MEALS):
        return False
    return _NUMBER.search(folded) is not None or any(
        re.search(rf"\b(?:la|{'|'.join(ROOMS)})\.? {re.escape(fold(room))}\b", folded) for room in rooms
    )


def parted(text: str) -> tuple[str, Sequence[str]]:
    """What is said of the meal, and what is to be minded: « …, allergie : noix » becomes « allergie : noix ».

    What is minded runs to the next « ; » or line. Where a number or a question is in it, only a part of its own is
    surely that; anything else stays in the sentence.
    """
    said: list[str] = []
    minds: list[str] = []
    for part in filter(None, (one.strip() for one in _PARTS.split(text))):
        minded = _MINDED.search(part)
        if minded is None or fold(minded[1]) not in CARES:
            said.append(part)
            continue
        alone = minded.start() == 0 and minded[2]
        if not alone and re.search(r"[\d?]", minded[3]):
            said.append(part)
            continue
        minds.append(f"{minded[1]} : {minded[3].strip()}")
        if before := part[: minded.start()].strip():
            said.append(before)
    return " ; ".join(said), minds


def meal_from(text: str, today: date, rooms: Collection[str]) -> MealSaid:
    """The meal in these words, taken whole. Refusal: no meal, nobody's, or a word that means nothing here."""
    if len(text) > LONGEST:
        raise refuse("meal.not_understood", said=text[:LONGEST])
    menu = _MENU.search(text)
    rest = fold(text[: menu.start()] if menu else text).replace(";", " , ")
    at, rest = _hour(rest)
    number, rest = _cut(_NUMBER, rest, lambda found: found[0].upper())
    found: dict[str, object] = {"at": at, "number": number, "words": menu[1].strip() if menu else ""}
    sentence = read_short(rest)
    i = 0
    while i < len(sentence):
        i = _step(sentence, i, today, {fold(room): room for room in rooms}, found)
    if "kind" not in found:
        raise refuse("meal.which")
    if number is None and "room" not in found:
        raise refuse("meal.whose")
    return MealSaid(**found)  # type: ignore[arg-type]


def _step(s: Sentence, i: int, today: date, rooms: Mapping[str, str], found: dict[str, object]) -> int:
    """The index after what stands at `i`, noted in `found`. Refusal: it means nothing, or was said twice."""
    if (denied := _denied(s, i)) is not None and "kind" not in found and "off" not in found:
        found |= {"kind": denied[0], "off": True}
        return denied[1]
    known = found["number"] is not None or "room" in found
    for name, value, j in _readings(s, i, today, rooms, known=known):
        if found.get(name, value) != value:
            raise refuse("meal.twice", said=s[i].text)
        found[name] = value
        return j
    if s[i].text in AROUND_A_MEAL or s[i].text in _SIGNS:
        return i + 1
    raise refuse("meal.not_understood", said=s[i].text)


def _readings(
    s: Sentence, i: int, today: date, rooms: Mapping[str, str], *, known: bool
) -> Iterator[tuple[str, object, int]]:
    """What the words at `i` can be, likeliest first. `known`: whose meal is said, a bare number is people."""
    if (meal := _meal(s, i)) is not None:
        yield "kind", meal[0], meal[1]
    if (after := _off(s, i)) is not None:
        yield "off", True, after
    named = i + (2 if s.says(i + 1, ".") else 1)
    if s.says(i, "la", *ROOMS) and s[named].text in rooms:
        yield "room", rooms[s[named].text], named + 1
    count = read_count(s, i)
    if count is not None and s.says(count[1], *AT_TABLE):
        yield "people", count[0], count[1] + 1
    if s.says(i, "a", "pour", "for") and (to := read_count(s, i + 1)) is not None and _ends(s, to[1]):
        yield "people", to[0], to[1]
    if (day := _day(s, i, today)) is not None:
        yield "day", day[0], day[1]
    if s[i].kind == "number" and s[i].text in rooms and not known:
        yield "room", rooms[s[i].text], i + 1
    if s[i].kind == "number" and count is not None and known and _ends(s, count[1]):
        yield "people", count[0], count[1]


def _meal(s: Sentence, i: int) -> tuple[MealKind, int] | None:
    for words, kind in MEALS.items():
        parts = words.split()
        said = [one for one in range(i, min(i + 3, len(s))) if s[one].text != "-"][: len(parts)]
        if [s[one].text for one in said] == parts:
            return kind, said[-1] + 1
    return None


def _off(s: Sentence, i: int) -> int | None:
    """The index of the meal that is taken away; a « pas » anywhere else means nothing here, and is asked about."""
    if s.says(i, "pas") and s.says(i + 1, "de") and _meal(s, i + 2):
        return i + 2
    if s[i].text in NO_MEAL and _meal(s, i + 1):
        return i + 1
    article = i + (2 if s.says(i + 1, "le", "the", "son", "leur") else 1)
    if s[i].text in CALLED_OFF and _meal(s, article):
        return article
    return None


def _denied(s: Sentence, i: int) -> tuple[MealKind, int] | None:
    """« ne dîne pas »: the meal, and the index after it."""
    meal = _meal(s, i + 1) if s.says(i, "ne", "n") else None
    return (meal[0], meal[1] + 1) if meal is not None and s.says(meal[1], "pas") else None


def _ends(s: Sentence, i: int) -> bool:
    return i >= len(s) or s[i].text in _SIGNS


def _day(s: Sentence, i: int, today: date) -> tuple[date, int] | None:
    try:
        found = when_at(s, i, today, Looking.AHEAD)
    except Refusal:
        return None
    if found is None or found[0].span is None or len(found[0].span) != 1:
        return None
    return found[0].span.first, found[1]


def _hour(text: str) -> tuple[time | None, str]:
    english = _ENGLISH.search(text)
    if english is not None:
        hour = int(english[1]) % 12 + (12 if english[3] == "p" else 0)
        return time(hour, int(english[2] or 0)), text[: english.start()] + " , " + text[english.end() :]
    return _cut(_HOUR, text, lambda found: time(int(found[1]), int(found[2] or 0)))


def _cut(pattern: re.Pattern[str], text: str, read: Callable[[re.Match[str]], T]) -> tuple[T | None, str]:
    """What the pattern finds, and the text without it."""
    found = pattern.search(text)
    return (
        (None, text) if found is None else (read(found), f"{text[: found.start()]} , {text[found.end() :]}")
    )
