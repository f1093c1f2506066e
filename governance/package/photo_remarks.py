"""What should somebody know about photos that have just come: which look alike, blurred, homeless, unlicensed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.package.album import in_two_rooms, likenesses
from domain.package.package import Package
from domain.package.photo import BLURRED, RECOMPRESSED, UPSCALED, Photo
from domain.phrase import Phrase, say

SHOWN = 5  # names of photos in one sentence


def remarks_on(photos: Sequence[Photo], package: Package) -> Iterator[Phrase]:
    """Sentences about the photos that came, seen among all that are there."""
    fresh = {photo.digest for photo in photos}
    house = package.house
    for one, other in in_two_rooms(package.photos, house):
        if fresh & {one.digest, other.digest}:
            yield say("photo.two_rooms", one=one.name, other=other.name)
    for group in likenesses(package.photos):
        if fresh & {photo.digest for photo in group}:
            yield say("photo.alike", n=len(group), names=_names(group))
    for sign, found in (
        (BLURRED, [photo for photo in photos if BLURRED in photo.problems]),
        (UPSCALED, [photo for photo in photos if UPSCALED in photo.problems]),
        (RECOMPRESSED, [photo for photo in photos if RECOMPRESSED in photo.problems]),
    ):
        if found:
            yield _noticed(sign, found)
    homeless = [photo for photo in photos if not photo.placed(house)]
    if homeless:
        yield say("photo.where", n=len(homeless), names=_names(homeless))
    unlicensed = [photo for photo in photos if photo.rights is None]
    if unlicensed:
        yield say("photo.whose", n=len(unlicensed))


def _noticed(sign: str, found: Sequence[Photo]) -> Phrase:
    if sign == BLURRED:
        return say("photo.blurred", n=len(found), names=_names(found))
    if sign == UPSCALED:
        return say("photo.upscaled", n=len(found), names=_names(found))
    return say("photo.recompressed", n=len(found), names=_names(found))


def _names(photos: Sequence[Photo]) -> tuple[str, ...]:
    names = tuple(photo.name for photo in photos[:SHOWN])
    return (*names, "…") if len(photos) > SHOWN else names
