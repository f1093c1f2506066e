"""How does the house ask for a fact of the package?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from domain.house.background import Background
from domain.house.facts.asks import Ask, Kind
from domain.package.field import Field, Place
from domain.package.value import as_text, read_value
from domain.phrase import Phrase, say

_KINDS: Mapping[str, Kind] = {"money": "money", "time": "time", "choice": "choice", "flag": "choice"}
EVERYTHING_ELSE = "master_data"  # the subject of whoever can say what no other subject covers
_YES_NO = ("oui", "non")


def who_knows(place: Place, background: Background) -> tuple[str, ...]:
    """The people who can say, as the specs name them."""
    return background.who.get(place.field.who) or background.who.get(EVERYTHING_ELSE, ())


def ask_of(place: Place, background: Background) -> Ask:
    """The question for one place; what is typed is read as the channels' forms need it."""
    options = _YES_NO if place.field.kind == "flag" else place.field.options
    kind = _KINDS.get(place.field.kind, "words")
    return Ask(
        place.ask, kind, question_of(place), options, who_knows(place, background), _reader(place.field)
    )


def question_of(place: Place) -> Phrase:
    """« Quelle est la surface, en m² ? (Suite Junior) »."""
    if place.about is None:
        return say("package.ask", question=place.field.question)
    return say("package.ask_of_room", question=place.field.question, room_type=place.about.name)


def read_as_places(asks: Iterable[Ask], places: Iterable[Place]) -> tuple[Ask, ...]:
    """The same questions, free words among them read as the place behind each needs them."""
    behind = {place.ask: place.field for place in places}
    return tuple(
        replace(ask, read=_reader(behind[ask.key])) if ask.kind == "words" and ask.key in behind else ask
        for ask in asks
    )


def _reader(field: Field) -> partial[str]:
    return partial(_read, field)


def _read(field: Field, words: str, currency: str) -> str:
    return as_text(read_value(field, words, currency))
