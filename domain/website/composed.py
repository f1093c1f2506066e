"""Which sentences about a room can be made of its facts alone, and which of them fit into a length?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.phrase import Name, Phrase, say
from domain.website.pages import RoomSheet, Site
from domain.website.text import Sentence


@dataclass(frozen=True, slots=True)
class Material:
    """A fact that a text may use: its place, what it is called, and its words."""

    place: str
    name: Name
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence of the plain template with the places that it stands on."""

    phrase: Phrase
    places: tuple[str, ...]


# What the description of a room may speak of, in the order in which a guest asks.
_OF_ROOM = ("max_occupancy", "size_m2", "beds", "bathroom", "view", "amenities")
_OF_HOUSE = ("address.quarter", "address.city", "facilities.house", "rates.meal_plan")

# How the plain template says each of them, by the last word of its place.
_SAID: Mapping[str, str] = {
    "beds": "text.beds",
    "view": "text.view",
    "bathroom": "text.bathroom",
    "amenities": "text.amenities",
    "house": "text.house",
    "meal_plan": "text.meals",
}


def materials(site: Site, room: RoomSheet, language: str) -> tuple[Material, ...]:
    """Every settled fact that a text about this room may stand on; its name first."""
    name = room.facts[f"name_{language}"]
    shown = [name, *(room.facts[one] for one in _OF_ROOM), *(site.facts[one] for one in _OF_HOUSE)]
    return tuple(
        Material(one.place.path, one.place.field.name, one.phrase) for one in shown if one.phrase is not None
    )


def plain(site: Site, room: RoomSheet, language: str) -> Iterator[Plain]:
    """The sentences that need no model, the shortest summary first; none where the room has no name."""
    known = {one.place.rpartition(".")[2]: one for one in materials(site, room, language)}
    name = known.get(f"name_{language}")
    if name is None:
        return
    if (first := _summary(name, known.get("max_occupancy"), known.get("size_m2"))) is not None:
        yield first
    for fact in _SAID:
        if fact in known:
            yield _plain(say(_SAID[fact], words=known[fact].phrase), known[fact])


def _summary(name: Material, persons: Material | None, size: Material | None) -> Plain | None:
    if persons and size:
        words = say("text.name_persons_size", name=name.phrase, persons=persons.phrase, size=size.phrase)
        return _plain(words, name, persons, size)
    if persons:
        return _plain(say("text.name_persons", name=name.phrase, persons=persons.phrase), name, persons)
    if size:
        return _plain(say("text.name_size", name=name.phrase, size=size.phrase), name, size)
    return None


def fitted(sentences: Sequence[Sentence], most: int) -> tuple[Sentence, ...]:
    """The sentences that fit into `most` characters, in their order; one that is too long is left out."""
    kept: list[Sentence] = []
    for one in sentences:
        if len(" ".join(part.words for part in (*kept, one))) <= most:
            kept.append(one)
    return tuple(kept)


def _plain(phrase: Phrase, *facts: Material) -> Plain:
    return Plain(phrase, tuple(one.place for one in facts))
