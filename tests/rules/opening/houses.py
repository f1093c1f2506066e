"""Which invented houses, unknown to the code, can readiness be counted on by hand?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from domain.house.background import Background
from domain.package.field import EACH, Field, Place, fields, places
from domain.package.given import of_specs
from domain.package.leaf import Leaf, Value
from domain.package.package import Package, gathered
from domain.phrase import Name
from domain.property import Property, RoomType
from tests.makers import room_type, villa

BACKGROUND = Background(who={"master_data": ("Salma",), "photos": ("Yassir",), "prices": ("Salma",)})
_BY_KIND: Mapping[str, Value] = {
    "beds": ["double", "single"],
    "count": 3,
    "country": "MA",
    "currency": "MAD",
    "date": "2030-12-31",
    "digits": "40000",
    "email": "accueil@riad-example.ma",
    "flag": True,
    "line": "12, derb Sidi Example",
    "list": ["wifi", "swimming_pool", "hammam", "parking", "garden"],
    "money": "1450",
    "number": 1,
    "phone": "+212524431234",
    "point": [31.6295, -7.9811],
    "time": "15:00",
    "vault": "RIB de la maison",
    "words": "Une maison au calme, où chaque chambre donne sur le patio et son citronnier.",
}
_BY_PATH: Mapping[str, Value] = {
    "identity.ice": "001234567000089",
    "photos.house": 9,
    "rates.pricing_model": "per_occupancy",
    "rooms.*.photos": 5,
    "rooms.*.price_by_occupancy": "1 : 1200 ; 2 : 1450 ; 3 : 1700",
}


def fitting(field: Field) -> Value:
    """A value that every channel takes."""
    return _BY_PATH.get(field.path, _BY_KIND.get(field.kind, field.options[0] if field.options else ""))


def whole(house: Property, *, without: Iterable[str] = ()) -> Package:
    """Everything known, except these paths."""
    left_out = set(without)
    told = [said(place, fitting(place.field)) for place in places(house) if place.path not in left_out]
    return gathered(house, told)


def said(place: Place | str, value: Any, source: str = "chat", by: str = "Salma") -> Leaf:
    """Somebody's word on one place."""
    path = place if isinstance(place, str) else place.path
    return Leaf(path, value, source, "2026-11-29", by, "stated")


def kind(code: str, units: int, persons: int) -> RoomType:
    """A type with a real base price."""
    names = Name({"fr": f"Chambre {code}", "en": f"Room {code}"})
    return room_type(code, units, name=names, occupancy=persons, base=Decimal(1450), sample=False)


RIAD = villa(
    id="riad-citronnier", name="Riad Citronnier", room_types=(kind("patio", 3, 2), kind("douiria", 1, 4))
)
DAR = villa(id="dar-oued", name="Dar Oued", city=None, room_types=(kind("rose", 5, 2),))
KASBAH = villa(
    id="kasbah-sud",
    name="قصبة الجنوب",
    room_types=(kind("tour", 2, 2), kind("jardin", 4, 3), kind("suite", 1, 2)),
)


def from_specs(house: Property, *more: Leaf, stated: Mapping[str, Any] | None = None) -> Package:
    """What a house brings along from its specs, and what was said since."""
    return gathered(house, [*of_specs(house, stated or {}), *more])


def starred(path: str) -> bool:
    """Whether a path is asked once a room type."""
    return EACH in path


def known_paths() -> frozenset[str]:
    """Every path that a package can hold."""
    return frozenset(field.path for field in fields())
