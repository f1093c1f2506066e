"""How does the master data package stand, for a program and on a phone?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from domain.house.background import Background
from domain.package.asked import who_knows
from domain.package.facilities import facilities, facility_name
from domain.package.field import Place, parts
from domain.package.leaf import Leaf, Value
from domain.package.package import Package
from domain.package.tree import tree
from domain.package.value import as_text
from domain.phrase import Name, Percent, Phrase, say
from governance.post.replies import Block, Line, Reply

MOST = 6  # lines of a list on a phone; the rest is counted
_CENT = Decimal("0.01")


def package_json(package: Package, background: Background) -> dict[str, Any]:
    """As `data/schemas/package-show.json` describes it: the document, how far each part is, and what is missing."""
    return {
        "schema": "package-show/1",
        "property": package.house.id,
        "share": str(share(package).quantize(_CENT)),
        "parts": [{"part": one.code, "known": one.known, "total": one.total} for one in package.parts],
        "missing": [
            {
                "path": place.path,
                "key": place.ask,
                "question": dict(place.field.question.by_language),
                "who": list(who_knows(place, background)),
            }
            for place in missing(package)
        ],
        "package": tree(package),
    }


def package_reply(package: Package, background: Background) -> Reply:
    """How far each part is, then what differs side by side, then what is missing and who can say."""
    known, total = sum(one.known for one in package.parts), sum(one.total for one in package.parts)
    head = say("package.title", house=package.house.name, share=Percent(share(package)), n=known, total=total)
    rows = [
        Line(say("package.part", part=parts()[one.code], known=one.known, total=one.total))
        for one in package.parts
        if one.total
    ]
    blocks = [Block((Line(head, bold=True), *rows))]
    if package.contradictions:
        lines = [Line(differs_line(place, leaves)) for place, leaves in package.contradictions]
        title = Line(say("package.differs", n=len(lines)), bold=True)
        blocks.append(Block((title, *_first(lines))))
    lacking = [Line(_lacks(place, background)) for place in missing(package)]
    if lacking:
        title = Line(say("package.missing", n=len(lacking)), bold=True)
        blocks.append(Block((title, *_first(lacking))))
    return Reply(tuple(blocks))


def share(package: Package) -> Decimal:
    """How much of all that could be told is settled, 0 to 1."""
    total = sum(one.total for one in package.parts)
    return Decimal(sum(one.known for one in package.parts)) / total if total else Decimal(1)


def missing(package: Package) -> tuple[Place, ...]:
    """The places that nobody has said anything about."""
    asked = (place for place in package.places if not place.field.on_demand)
    return tuple(place for place in asked if not package.claims.get(place.path))


def named(place: Place) -> Phrase:
    """« surface (m²), Suite Junior »."""
    if place.about is None:
        return say("package.place", name=place.field.name)
    return say("package.place_of_room", name=place.field.name, room_type=place.about.name)


def shown(value: Value) -> Name | str:
    """A value on one short line; facilities by the names that people give them."""
    if isinstance(value, list) and any(one in facilities() for one in value):
        said = {
            code: _short(", ".join(facility_name(str(one), code) for one in value)) for code in ("fr", "en")
        }
        return Name(said)
    return _short(as_text(value))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def differs_line(place: Place, leaves: tuple[Leaf, ...]) -> Phrase:
    """« surface (m²), Suite Junior : 42 (rooms.csv:3), 45 (fiche.md:14) »."""
    said = tuple(say("package.claim", value=shown(leaf.value), source=_source(leaf)) for leaf in leaves)
    return say("package.differs_row", place=named(place), claims=said)


def _source(leaf: Leaf) -> Name | str:
    if leaf.confirmed_by:
        return leaf.confirmed_by
    return Name({"fr": "fiche", "en": "spec"}) if leaf.source == "spec" else leaf.source


def _lacks(place: Place, background: Background) -> Phrase:
    who = who_knows(place, background)
    if not who:
        return named(place)
    return say("package.lacks", place=named(place), who=", ".join(who))


def _first(lines: list[Line]) -> Iterator[Line]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield Line(say("package.more", n=len(lines) - MOST), quiet=True)
