"""Which rooms does a house have, said in one breath: « 4 doubles pour 2, 1 suite pour 4 »?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.errors import refuse
from domain.folding import fold
from domain.phrase import Name
from domain.property import RoomType

MOST_UNITS, MOST_GUESTS, MOST_KINDS, LONGEST = 500, 20, 40, 60
SAID_AS = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_COUNTED = {word: n for n, word in enumerate(SAID_AS, 1)} | {"une": 1}
_COUNTED |= {word: n for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)}
_COUNT = re.compile(rf"(\d+|{'|'.join(_COUNTED)})\s*(?:[x×*]\s*|\s)", re.IGNORECASE)
_PEOPLE = r"(?:personnes?|pers\.?|pax|guests?|adultes?|adults?|people|voyageurs?)"
# A list goes on where a number and the name of a kind follow; « Suite, 2 personnes » is one of it.
_NEXT = rf"(?=(?:\d+|(?:{'|'.join(_COUNTED)})(?=\s))\s*[x×*]?\s*(?!{_PEOPLE}\b)[^\W\d_])"
_PARTED = re.compile(rf"\s*(?:[;\n]|(?:,|\+|\b(?:et|and|puis)\b)\s*{_NEXT})\s*", re.IGNORECASE)
_GUESTS = re.compile(
    r"\s*(?:,|\(|\bpour\b|\bfor\b|[-–]|\bde\b|\bsleeps\b)?\s*(\d+|deux|trois|quatre|cinq|six|two|three|four)"
    rf"\s*{_PEOPLE}?\s*\)?\s*\.?$",
    re.IGNORECASE,
)
# « 2 chambres doubles » are two of the type « Chambre double »; these words are known to take an s for that.
_PLURALS = frozenset(
    (
        *("chambres", "doubles", "triples", "quadruples", "suites", "familiales", "superieures", "standards"),
        *(
            "juniors",
            "simples",
            "royales",
            "presidentielles",
            "deluxes",
            "rooms",
            "twins",
            "singles",
            "villas",
        ),
        *(
            "studios",
            "appartements",
            "apartments",
            "bungalows",
            "lodges",
            "tentes",
            "tents",
            "dortoirs",
            "lits",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many rooms of one kind, for so many guests each; None while nobody has said."""

    name: str
    units: int
    guests: int | None = None

    @property
    def code(self) -> str:
        """What the type is called in files."""
        return re.sub(r"[^a-z0-9]+", "-", fold(self.name)).strip("-")

    def __str__(self) -> str:
        """As it is stored, and read again."""
        return f"{self.units} × {self.name}" + (f" ({self.guests})" if self.guests is not None else "")


def rooms_told(words: str) -> tuple[Counted, ...]:
    """The kinds of rooms in their order. Refusal: what is no room, has no number, or comes twice."""
    said = [part.strip(" .") for part in _PARTED.split(words.strip()) if part.strip(" .")]
    if not said:
        raise refuse("founding.no_rooms")
    found = tuple(_counted(part) for part in said[: MOST_KINDS + 1])
    if len(found) > MOST_KINDS:
        raise refuse("founding.too_many_kinds", n=MOST_KINDS)
    codes = [one.code for one in found]
    twice = next((one.name for one in found if codes.count(one.code) > 1), None)
    if twice is not None:
        raise refuse("founding.kind_twice", name=twice)
    return found


def stored(words: str, currency: str) -> str:
    """What somebody typed about the rooms, as an answer is kept."""
    return "; ".join(map(str, rooms_told(words)))


def with_rooms(known: Sequence[RoomType], value: str | None) -> tuple[RoomType, ...]:
    """The types with the rooms that people counted; types of a spec, which counts itself, stay as they are."""
    if value is None:
        return tuple(known)
    told, before = rooms_told(value), {kind.code: kind for kind in known}
    if before.keys() - {one.code for one in told}:
        return tuple(known)
    return tuple(
        replace(before[one.code], units=one.units, occupancy=one.guests)
        if one.code in before
        else RoomType(one.code, Name({"fr": one.name}), one.units, one.guests)
        for one in told
    )


def _counted(part: str) -> Counted:
    count = _COUNT.match(part)
    if count is None:
        raise refuse("founding.how_many", words=part[:LONGEST])
    units, rest = _number(count[1]), part[count.end() :].strip()
    guests = _GUESTS.search(rest)
    name = _singular(rest[: guests.start()] if guests else rest)
    people = _number(guests[1]) if guests else None
    if not any(letter.isalpha() for letter in name) or any(letter.isdigit() for letter in name):
        raise refuse("founding.which_kind", words=part[:LONGEST])
    if len(name) > LONGEST or not 0 < units <= MOST_UNITS or not 0 < (people or 1) <= MOST_GUESTS:
        raise refuse("founding.out_of_bounds", words=part[:LONGEST])
    return Counted(name, units, people)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTED[word.lower()]


def _singular(words: str) -> str:
    plain = [word[:-1] if fold(word) in _PLURALS else word for word in words.strip(" ,()-–").split()]
    name = " ".join(plain)
    return name[:1].upper() + name[1:]
