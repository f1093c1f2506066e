"""What do the specs and people's answers already tell the package?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.errors import Refusal
from domain.house.facts.answers import Answer
from domain.package.field import Place, places, sold
from domain.package.leaf import Leaf, Value
from domain.package.photo import Photo
from domain.package.value import read_value
from domain.property import Property

SPEC = "spec"


def of_specs(house: Property, stated: Mapping[str, Any]) -> Iterator[Leaf]:
    """What the property itself carries, and what its spec says beyond it. A sample price is no price."""
    for path, value in stated.items():
        yield Leaf(path, value, SPEC, None, None, "written")
    for path, value in _carried(house):
        if value is not None:
            yield Leaf(path, value, SPEC, None, None, "written")


def of_answers(house: Property, answers: Mapping[str, Iterable[Answer]]) -> Iterator[Leaf]:
    """People's answers to the questions that a place stands behind; one that is no such fact is left out."""
    asked: dict[str, list[Place]] = {}
    for place in places(house):
        asked.setdefault(place.ask, []).append(place)
    for key, said in answers.items():
        for place in asked.get(key, ()):
            for answer in said:
                leaf = _answered(place, answer, house)
                if leaf is not None:
                    yield leaf


def of_photos(house: Property, photos: Iterable[Photo]) -> Iterator[Leaf]:
    """How many photos the house and each room type have; one that nobody placed counts nowhere."""
    counts: dict[str | None, int] = {}
    for photo in photos:
        kind = photo.kind(house)
        if kind is not None or photo.of_house:
            shown = None if kind is None else kind.code
            counts[shown] = counts.get(shown, 0) + 1
    if None in counts:
        yield Leaf("photos.house", counts[None], "photos", None, None, "counted")
    for kind in sold(house):
        if kind.code in counts:
            yield Leaf(f"rooms.{kind.code}.photos", counts[kind.code], "photos", None, None, "counted")


def _carried(house: Property) -> Iterator[tuple[str, Value | None]]:
    yield "identity.trade_name", house.name
    yield "address.city", house.city
    yield "rates.currency", house.currency
    yield "policies.check_in", house.check_in.isoformat("minutes") if house.check_in else None
    yield "policies.check_out", house.check_out.isoformat("minutes") if house.check_out else None
    for kind in sold(house):
        names = kind.name.by_language
        yield f"rooms.{kind.code}.name_fr", names.get("fr")
        yield f"rooms.{kind.code}.name_en", names.get("en")
        yield f"rooms.{kind.code}.units", kind.units
        yield f"rooms.{kind.code}.max_occupancy", kind.occupancy
        price = None if kind.sample or kind.base is None else str(kind.base)
        yield f"rooms.{kind.code}.base_rate", price


def _answered(place: Place, answer: Answer, house: Property) -> Leaf | None:
    if answer.value is None:
        return None
    try:
        value = read_value(place.field, answer.value, house.currency)
    except Refusal:
        return None
    on = answer.at.astimezone(house.zone).date().isoformat()
    confidence = "decided" if answer.decides else "stated"
    return Leaf(place.path, value, answer.source, on, answer.name, confidence)  # type: ignore[arg-type]
