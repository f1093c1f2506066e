"""Which points are still open about the website, one question each, and who answers it?"""

from __future__ import annotations

from dataclasses import dataclass

from domain.package.field import Field
from domain.phrase import Name
from domain.website.pages import Shown, Site


@dataclass(frozen=True, slots=True)
class Point:
    """One open question, of the house or of several room types. `differs`: sources contradict each other."""

    field: Field
    who: tuple[str, ...]
    rooms: tuple[Name, ...] = ()
    differs: bool = False

    @property
    def count(self) -> int:
        """How many facts it leaves open."""
        return len(self.rooms) or 1


def points(site: Site) -> tuple[Point, ...]:
    """Each open field once, with the rooms that lack it, in the order of the package."""
    found: dict[tuple[str, bool], list[Shown]] = {}
    for one in site.lacking:
        found.setdefault((one.place.field.path, one.differs), []).append(one)
    return tuple(_point(lacking, differs) for (_, differs), lacking in found.items())


def _point(lacking: list[Shown], differs: bool) -> Point:
    first = lacking[0]
    rooms = tuple(one.place.about.name for one in lacking if one.place.about is not None)
    return Point(first.place.field, first.who, rooms, differs)
