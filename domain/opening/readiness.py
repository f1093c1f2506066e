"""How much of what a channel requires is there, and who gives what is missing?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from domain.opening.profile import Asked, Profile
from domain.package.checks import CHECKS
from domain.package.field import EACH, Place, places, sold
from domain.package.leaf import Leaf, Value
from domain.package.package import Package
from domain.property import RoomType

# Nobody has said; two sources differ; what stands breaks a limit of the channel; it stands.
Standing = Literal["missing", "differs", "unfit", "there"]
_WORST: tuple[Standing, ...] = ("there", "unfit", "differs", "missing")


@dataclass(frozen=True, slots=True)
class Part:
    """One place of the package within a channel's field."""

    place: Place
    leaf: Leaf | None
    standing: Standing

    @property
    def value(self) -> Value | None:
        """What stands there."""
        return None if self.leaf is None else self.leaf.value


@dataclass(frozen=True, slots=True)
class Need:
    """One field of the channel's form, once for each room type that it is asked of."""

    asked: Asked
    about: RoomType | None
    parts: tuple[Part, ...]

    @property
    def standing(self) -> Standing:
        """That of its worst part: a field is satisfied when all of it is there."""
        return max((part.standing for part in self.parts), key=_WORST.index)

    @property
    def satisfied(self) -> bool:
        """Whether the channel would take it."""
        return self.standing == "there"


@dataclass(frozen=True, slots=True)
class Readiness:
    """A channel's form as it would be filled now, in the channel's order."""

    profile: Profile
    needs: tuple[Need, ...]

    @property
    def required(self) -> tuple[Need, ...]:
        """What the channel does not open without."""
        return tuple(need for need in self.needs if need.asked.required)

    @property
    def open(self) -> tuple[Need, ...]:
        """Required and not satisfied."""
        return tuple(need for need in self.required if not need.satisfied)

    @property
    def satisfied(self) -> int:
        """How many required fields the channel would take."""
        return len(self.required) - len(self.open)

    @property
    def share(self) -> Decimal:
        """Satisfied required fields ÷ required fields, 0 to 1."""
        return Decimal(self.satisfied) / len(self.required) if self.required else Decimal(1)


def readiness(profile: Profile, package: Package) -> Readiness:
    """What this package satisfies of what this channel asks."""
    by_path = {place.path: place for place in places(package.house)}
    needs = (need for asked in profile.fields for need in _needs(asked, package, by_path))
    return Readiness(profile, tuple(needs))


def lacking(found: Readiness) -> tuple[Place, ...]:
    """The places that somebody has to settle before the channel opens, each once, in the channel's order."""
    unsettled = (
        part.place for need in found.open for part in need.parts if part.standing in {"missing", "differs"}
    )
    return tuple({place.path: place for place in unsettled}.values())


def _needs(asked: Asked, package: Package, by_path: Mapping[str, Place]) -> Iterator[Need]:
    starred = any(EACH in path for path in asked.places)
    for kind in sold(package.house) if starred else (None,):
        paths = (path.replace(EACH, kind.code) if kind else path for path in asked.places)
        yield Need(asked, kind, tuple(_part(asked, by_path[path], package) for path in paths))


def _part(asked: Asked, place: Place, package: Package) -> Part:
    leaf = package.settled(place.path)
    if leaf is None:
        return Part(place, None, "differs" if package.differing(place.path) else "missing")
    fits = all(CHECKS[limit.check](leaf.value, **limit.args) for limit in asked.limits)
    return Part(place, leaf, "there" if fits else "unfit")
