"""What is in the master data package of this house, what is missing, and where do two sources differ?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from domain.package.field import Place, parts, places
from domain.package.leaf import Leaf, Value, weight
from domain.package.photo import Photo
from domain.property import Property


@dataclass(frozen=True, slots=True)
class Part:
    """How far one part of the package has come: `known` of `total` places."""

    code: str
    known: int
    total: int

    @property
    def share(self) -> Decimal:
        """1 where nothing is asked."""
        return Decimal(self.known) / self.total if self.total else Decimal(1)


@dataclass(frozen=True, slots=True)
class Package:
    """Every claim about every place; photos beside them. Nothing in it is resolved: `settled` says what stands."""

    house: Property
    claims: Mapping[str, tuple[Leaf, ...]] = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()

    def settled(self, path: str) -> Leaf | None:
        """The claim that stands; None where there is none or where equally good ones differ."""
        best = self._best(path)
        return best[0] if len({_same(leaf.value) for leaf in best}) == 1 else None

    def value(self, path: str) -> Value | None:
        """What stands at a path."""
        leaf = self.settled(path)
        return None if leaf is None else leaf.value

    def differing(self, path: str) -> tuple[Leaf, ...]:
        """The claims between which somebody must decide, one a value."""
        best = self._best(path)
        if len({_same(leaf.value) for leaf in best}) < 2:
            return ()
        return tuple({_same(leaf.value): leaf for leaf in reversed(best)}.values())[::-1]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place of this house, known or not."""
        return places(self.house)

    @property
    def contradictions(self) -> tuple[tuple[Place, tuple[Leaf, ...]], ...]:
        """Where sources differ, side by side."""
        found = ((place, self.differing(place.path)) for place in self.places)
        return tuple((place, leaves) for place, leaves in found if leaves)

    @property
    def parts(self) -> tuple[Part, ...]:
        """How far each part has come, in the package's order."""
        return tuple(_part(self, code) for code in parts())

    def _best(self, path: str) -> tuple[Leaf, ...]:
        said = self.claims.get(path, ())
        heaviest = max((weight(leaf) for leaf in said), default=0)
        return tuple(leaf for leaf in said if weight(leaf) == heaviest)


def gathered(house: Property, leaves: Iterable[Leaf], photos: Iterable[Photo] = ()) -> Package:
    """A package of these claims; of several from one source and person the last counts."""
    last: dict[str, dict[tuple[str, str | None], Leaf]] = {}
    for leaf in leaves:
        told = last.setdefault(leaf.path, {})
        told.pop((leaf.source, leaf.confirmed_by), None)
        told[leaf.source, leaf.confirmed_by] = leaf
    return Package(house, {path: tuple(told.values()) for path, told in last.items()}, tuple(photos))


def _part(package: Package, code: str) -> Part:
    own = [one for one in package.places if one.field.part == code and not one.field.on_demand]
    return Part(code, sum(package.settled(place.path) is not None for place in own), len(own))


def _same(value: Value) -> str:
    if isinstance(value, str):
        return " ".join(value.split()).casefold()
    if isinstance(value, list):
        return "|".join(sorted(str(one).casefold() for one in value))
    return str(value)
