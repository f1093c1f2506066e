"""How many would sleep in the house, how old are the children, and how many rooms do they want?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.folding import fold
from domain.guests.known import document

GROWN = 18  # from this age nobody counts as a child


@dataclass(frozen=True, slots=True)
class Party:
    """Who comes. `adults` None: not said, or said so that it can be read in two ways; a child's age None: not said.

    `rooms` is how many rooms are wanted, where a number of them is named.
    """

    adults: int | None = None
    children: tuple[int | None, ...] = ()
    rooms: int | None = None
    people: int | None = None  # as they were counted together


def party_in(folded: str) -> Party:
    """The party of a folded text whose days are taken out of it. A guest is counted once, however he is named."""
    grown, people = _counted("adults", folded), _counted("people", folded)
    ages, rest = _ages(folded)
    children = _counted("children", rest)
    babies = len(re.findall(rf"(?<!\w)(?:{_known('babies')})(?!\w)", rest)) if not ages else 0
    small = _children(children, ages, babies)
    rooms = _counted("rooms", folded) or (2 if re.search(_known("two_rooms"), folded) else None)
    if grown is None and people is None:
        people, grown = _spoken(folded), 2 if re.search(_known("couple"), folded) else None
    if people is None:
        return Party(grown, small, rooms)
    if grown is not None:
        # « 2 adult persons and a child », « 4 people, 2 adults, 2 children »; what does not add up is asked.
        adds_up = people in {grown, grown + len(small)}
        return Party(grown if adds_up else None, small, rooms, people)
    if not small:
        return Party(people, (), rooms, people)
    return Party(_without_children(folded, people, len(small)), small, rooms, people)


def _without_children(folded: str, people: int, small: int) -> int | None:
    """« 4 people, 2 of them children » are two adults, « 2 people and 2 children » two as well; else who knows."""
    word = rf"(?:{_known('people')}|{_known('counting')}\s+{_number_words()})\w*"
    child = rf"(?:{_number_words()}\s+)?(?:petite?s? |little )?(?:{_known('children')}|{_known('babies')})"
    duals: Mapping[str, str] = document("request")["pairs"]
    child = rf"(?:{child}|{duals['children']})"
    if re.search(rf"{word}.{{0,4}}?(?:{_known('among')}).{{0,12}}?{child}", folded):
        return people - small if people > small else None
    article = r"(?:an?|une?|un[oa]?|eine?|een)?"
    named = rf"(?:{word}|{duals['people']}|{_number_words()})"
    beside = rf"{named}.{{0,2}}?\s*(?:{_known('beside')})\s*{article}\s*{child}"
    return people if re.search(beside, folded) else None


def _children(counted: int | None, ages: list[int], babies: int) -> tuple[int | None, ...]:
    """Their ages where as many are told as there are children; else that they are so many."""
    told: list[int | None] = [age for age in ages if age < GROWN]
    if counted is None:
        return (*told, *[0] * babies)
    return (*(told if len(told) == counted else [None] * counted), *[0] * babies)


def _ages(folded: str) -> tuple[list[int], str]:
    """Ages, and the text without them: « (4 and 7) », « 4 et 7 ans », « a 6 year old », « 8 months »."""
    number, found = _number_words(), []
    text = re.sub(rf"(?<!\d)\d{{1,2}}\s*-?(?:{_known('months_old')})(?!\w)", " 0 years ", folded)
    years = rf"\s*-?\s*(?:{_known('ages')})(?!\w)"
    several = (
        rf"(?<![^\W\d_]){number}(?:{years})?(?:\s*(?:,|\(|and|&|et|und|y|e|en|و)\s*{number}(?:{years})?)*"
    )
    aged = rf"\s*(?:{_known('aged')})"
    behind_child = (
        rf"(?<!\w)((?:{_known('children')}){aged}(?:{aged})?\s*)({several})(?!\s*(?:{_known('nights')}))"
    )
    for hit in re.finditer(behind_child, text):
        found += [_number(one) for one in re.findall(number, hit[2])]
    text = re.sub(behind_child, r"\1", text)
    with_years = rf"(?<![\w])({several})(?<!\d){years}|(?<!\w)({several}{years})"
    for hit in re.finditer(with_years, text):
        found += [_number(one) for one in re.findall(number, hit[0])]
    return found, re.sub(with_years, " ", text)


def _counted(name: str, folded: str) -> int | None:
    """The number before such a word, or the form of it that says two."""
    dual = document("request")["pairs"].get(name)
    if dual and re.search(rf"(?<![^\W_])[وفل]?(?:{dual})(?!\w)", folded):
        return 2
    return number_before(rf"(?:\w+ )?(?:{_known(name)})(?!\w)", folded)


def number_before(words: str, folded: str) -> int | None:
    """The number, in figures or in words, before such words; Arabic writes « for » and « and » to it."""
    hit = re.search(rf"(?<!\w)[ولف]?({_number_words()})\s+(?:{words})", folded)
    return _number(hit[1]) if hit else None


def _spoken(folded: str) -> int | None:
    """« we are five », « for two »: a number of people without a word for them."""
    ends = r"(?=\s*(?:[.,;:?!)؟]|$|\n|from |between |vom |du |del |dal |van |in |en |im |au ))"
    said = rf"(?<!\w)(?:{_known('counting')})\s+({_number_words()})(?!\w)(?!\s*(?:{_known('nights')}))"
    bare = rf"(?<!\w)(?:{_known('for_so_many')})\s+({_number_words()}){ends}"
    hit = re.search(said, folded) or re.search(bare, folded)
    return _number(hit[1]) if hit else None


@functools.cache
def _numbers() -> Mapping[str, int]:
    rows: Mapping[str, Mapping[str, int]] = document("languages")["numbers"]
    words = {fold(word): number for row in rows.values() for word, number in row.items()}
    return {**words, **document("request")["numbers"]}


@functools.cache
def _number_words() -> str:
    words = "|".join(sorted(map(re.escape, _numbers()), key=len, reverse=True))
    return rf"(?:(?<!\d)\d{{1,2}}(?![\d:/%])|(?:{words})(?![^\W\d_]))"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _numbers()[word]


def _known(name: str) -> str:
    return str(document("request")[name])


def number_of(word: str) -> int | None:
    """What a folded word or figure counts; None for any other."""
    if word.isdecimal():
        return int(word)
    return _numbers().get(word)
