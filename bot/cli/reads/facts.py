"""What does `lhcm facts` tell?"""

from __future__ import annotations

from typing import Any

from bot.cli.reads.read import Told, as_told, in_a_unit
from domain.folding import fold
from domain.package.field import Place
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.phrase import say
from governance.office import Office
from governance.package.filled import package_of
from governance.post.replies import Block, Line, Reply, reply
from store.unit import Unit

SCHEMA = "facts/1"


async def read(office: Office, unit: Unit, words: str) -> Told:
    """Settled facts by path, and those on which sources differ; with words those in which all of them occur."""
    package = await package_of(unit)
    wanted = fold(words).split()
    rows = [row for row in _rows(package) if all(word in fold(str(row)) for word in wanted)]
    lines = [
        Line(say("facts.row", path=row["path"], value=str(row["value"]), source=row["source"]))
        for row in rows
    ]
    shown = Reply((Block(tuple(lines)),)) if lines else reply(say("facts.none"))
    return as_told({"schema": SCHEMA, "property": package.house.id, "facts": rows}, shown)


def _rows(package: Package) -> list[dict[str, Any]]:
    found = []
    for place in package.places:
        leaf = package.settled(place.path)
        standing = (leaf,) if leaf is not None else package.differing(place.path)
        found += [_row(place, one, settled=leaf is not None) for one in standing]
    return found


def _row(place: Place, one: Leaf, *, settled: bool) -> dict[str, Any]:
    return {
        "path": one.path,
        "name": dict(place.field.name.by_language),
        "value": one.value,
        "source": one.source,
        "on": one.on,
        "confirmed_by": one.confirmed_by,
        "confidence": one.confidence,
        "settled": settled,
    }


told = in_a_unit(read)
