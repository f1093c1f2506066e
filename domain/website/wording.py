"""How does a fact of the package read on a page, in any language?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from babel import Locale

from domain.house.facts.sentences import answer_of
from domain.money import Money
from domain.package.countries import country_name
from domain.package.facilities import facilities
from domain.package.field import Place
from domain.package.leaf import Value
from domain.phrase import Name, Phrase, say

_LANGUAGES = ("fr", "en")
_BEDS: Mapping[str, str] = {
    "king": "bed.king",
    "queen": "bed.queen",
    "double": "bed.double",
    "single": "bed.single",
    "sofa": "bed.sofa",
    "bunk": "bed.bunk",
    "cot": "bed.cot",
    "extra": "bed.extra",
}
_COUNTED: Mapping[str, str] = {
    "max_adults": "site.adults",
    "max_children": "site.children",
    "max_occupancy": "site.persons",
    "size_m2": "site.square_metres",
    "stars": "site.stars",
}


# How the house works, not what it offers: no guest reads of it.
_UNSAID = frozenset({"vip_protocols"})


def phrased(place: Place, value: Value, currency: str) -> Phrase:
    """The value in words: beds counted, facilities and countries by their names, amounts with their currency."""
    kind, name = place.field.kind, place.path.rpartition(".")[2]
    if isinstance(value, bool):
        return say("site.yes") if value else say("site.no")
    if kind == "beds" and isinstance(value, list):
        return say("site.value", value=beds(str(one) for one in value))
    if isinstance(value, list):
        return say("site.value", value=tuple(_named(place, one) for one in value if one not in _UNSAID))
    if kind == "money":
        return say("site.value", value=Money(Decimal(str(value)), currency))
    if kind == "country":
        return say("site.value", value=_in_each(lambda language: country_name(str(value), language)))
    if name in _COUNTED:
        return say(_COUNTED[name], n=int(value))
    return answer_of(place.ask.partition(".")[0], str(value))


def beds(codes: Iterable[str]) -> tuple[Phrase, ...]:
    """« 1 lit king-size », « 2 lits simples »."""
    return tuple(say(_BEDS[code], n=count) for code, count in Counter(codes).items())


def _named(place: Place, one: str | float) -> Name | str:
    if place.field.kind == "point":
        return f"{one:.5f}".rstrip("0")
    word = str(one)
    if place.path == "facilities.languages" and len(word) == 2:
        return _in_each(lambda language: Locale(language).languages.get(word, word))
    return facilities().get(word, word)


def _in_each(named: Callable[[str], str]) -> Name:
    return Name({language: named(language) for language in _LANGUAGES})
