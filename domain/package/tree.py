"""What does the package look like as one document, and which form does every document of this kind have?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.package.field import EACH, Field, fields, parts, sold
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.package.photo import Photo

SCHEMA = "package/1"
_JSON: Mapping[str, Mapping[str, Any]] = {
    "beds": {"type": "array", "items": {"type": "string"}},
    "count": {"type": "integer", "minimum": 1},
    "country": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "date": {"type": "string", "format": "date"},
    "digits": {"type": "string", "pattern": "^[0-9]+$"},
    "email": {"type": "string", "format": "email"},
    "flag": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
    "money": {"type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"},
    "number": {"type": "integer", "minimum": 0},
    "phone": {"type": "string", "pattern": "^\\+[1-9][0-9]{6,14}$"},
    "point": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    "time": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
}
_PHOTO = ("name", "width", "height", "size", "room", "room_type", "tag", "rights", "position")


def tree(package: Package) -> dict[str, Any]:
    """Part → name → leaf or null; rooms by type; what differs stands under `differing` by path."""
    document: dict[str, Any] = {"schema": SCHEMA, "property": package.house.id}
    document |= {code: {} for code in parts() if code != "rooms"}
    document["rooms"] = {kind.code: {} for kind in sold(package.house)}
    for place in package.places:
        *above, name = place.path.split(".")
        within = document
        for word in above:
            within = within[word]
        within[name] = leaf_json(package.settled(place.path))
    document["differing"] = {
        place.path: [leaf_json(leaf) for leaf in leaves] for place, leaves in package.contradictions
    }
    document["pictures"] = [photo_json(photo) for photo in package.photos]
    return document


def leaf_json(leaf: Leaf | None) -> dict[str, Any] | None:
    """A claim as every document writes it."""
    if leaf is None:
        return None
    return {
        "value": leaf.value,
        "source": leaf.source,
        "on": leaf.on,
        "confirmed_by": leaf.confirmed_by,
        "confidence": leaf.confidence,
    }


def photo_json(photo: Photo) -> dict[str, Any]:
    """A photo without its likeness and sender; its digest is that of the file that was sent."""
    return {"sha256": photo.digest} | {name: getattr(photo, name) for name in _PHOTO}


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of `tree`: what data/schemas/package.json must say."""
    document = {
        code: _object({f.path.partition(".")[2]: _leaf(f) for f in fields() if f.part == code})
        for code in parts()
        if code != "rooms"
    }
    room = _object({f.path.rpartition(".")[2]: _leaf(f) for f in fields() if EACH in f.path})
    document["rooms"] = {"type": "object", "additionalProperties": room}
    document["differing"] = {
        "type": "object",
        "additionalProperties": {"type": "array", "minItems": 2, "items": _claim({})},
    }
    document["pictures"] = {"type": "array", "items": _picture()}
    head = {"schema": {"const": SCHEMA}, "property": {"type": "string"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://lhcm.example/schemas/{SCHEMA}",
        "title": "The master data package, as `lhcm package export` writes it",
        **_object(head | document),
    }


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


def _leaf(field: Field) -> dict[str, Any]:
    value = dict(_JSON.get(field.kind, {"type": "string"}))
    if field.options:
        value["enum"] = list(field.options)
    if field.length:
        value["pattern"] = f"^[0-9]{{{field.length}}}$"
    return {"anyOf": [{"type": "null"}, _claim(value)]}


def _claim(value: Mapping[str, Any]) -> dict[str, Any]:
    words = {"type": ["string", "null"]}
    confidence = {"enum": ["decided", "stated", "written", "counted"]}
    return _object(
        {
            "value": dict(value),
            "source": {"type": "string"},
            "on": words,
            "confirmed_by": words,
            "confidence": confidence,
        }
    )


def _picture() -> dict[str, Any]:
    counts = {name: {"type": "integer", "minimum": 1} for name in ("width", "height", "size")}
    words = {name: {"type": ["string", "null"]} for name in ("room", "room_type", "tag", "rights")}
    return _object(
        {
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "name": {"type": "string"},
            **counts,
            **words,
            "position": {"type": ["integer", "null"]},
        }
    )
