"""What does the package learn when somebody's material enters it, and what does it run into?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.package.field import Place
from domain.package.leaf import Leaf
from domain.package.package import Package
from domain.package.photo import Photo
from governance.package.filled import package_of
from store.unit import Unit


@dataclass(frozen=True, slots=True)
class Learned:
    """The package before and after, how many claims said something new, and the photos that came."""

    before: Package
    after: Package
    claims: int
    photos: tuple[Photo, ...] = ()

    @property
    def filled(self) -> tuple[Place, ...]:
        """Places that nobody had said anything about and that now hold something."""
        return tuple(
            place
            for place in self.after.places
            if self.after.settled(place.path) and not self.before.claims.get(place.path)
        )

    @property
    def changed(self) -> tuple[Place, ...]:
        """Places whose settled value is now another."""
        before, after = self.before, self.after
        return tuple(
            place
            for place in after.places
            if before.settled(place.path) is not None
            and after.settled(place.path) is not None
            and before.value(place.path) != after.value(place.path)
        )

    @property
    def contradictions(self) -> tuple[tuple[Place, tuple[Leaf, ...]], ...]:
        """Where sources differ now and did not like this before."""
        return tuple(
            (place, leaves)
            for place, leaves in self.after.contradictions
            if self.before.differing(place.path) != leaves
        )


async def learn(unit: Unit, leaves: Iterable[Leaf], photos: Sequence[Photo], at: datetime) -> Learned:
    """Keep claims and photos in this unit. What was known of a photo and is not said anew stays."""
    before = await package_of(unit)
    told: Sequence[Leaf] = list(leaves)
    claims = await unit.leaves.add(told, at)
    known = {photo.digest: photo for photo in await unit.photos.all()}
    for photo in photos:
        await unit.photos.keep(_with_what_was_known(photo, known.get(photo.digest)))
    return Learned(before, await package_of(unit), claims, tuple(photos))


def _with_what_was_known(photo: Photo, before: Photo | None) -> Photo:
    if before is None:
        return photo
    placed = photo if photo.room or photo.room_type else before
    return replace(
        photo,
        name=before.name,
        room=placed.room,
        room_type=placed.room_type,
        tag=photo.tag or before.tag,
        rights=photo.rights or before.rights,
        position=before.position,
    )
