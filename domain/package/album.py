"""In which order are the house's photos shown, and which of them are one picture?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.package.photo import ALIKE, Photo, alike
from domain.package.subjects import subjects
from domain.property import Property


def ordered(photos: Iterable[Photo], house: Property) -> tuple[Photo, ...]:
    """As a person ordered them; then the house (outside and pool first), then rooms in their order; the rest last.

    Within a room the bed comes first and the bathroom last; of one subject the larger photo.
    """
    ranks = {kind.code: rank for rank, kind in enumerate(house.room_types)}

    def key(photo: Photo) -> tuple[int, int, int, int, str, int, int, str]:
        kind = photo.kind(house)
        group = 0 if photo.of_house else 1 if kind is not None else 2
        subject = subjects()[photo.tag].rank if photo.tag else len(subjects())
        return (
            0 if photo.position is not None else 1,
            photo.position or 0,
            group,
            ranks[kind.code] if kind is not None else 0,
            (photo.room or "").zfill(6),
            subject,
            -photo.width * photo.height,
            photo.digest,
        )

    return tuple(sorted(photos, key=key))


def likenesses(photos: Sequence[Photo]) -> tuple[tuple[Photo, ...], ...]:
    """Groups of photos that look like one picture, each photo in one group at most."""
    numbers = [int(photo.likeness, 16) for photo in photos]
    groups: list[list[int]] = []
    grouped: set[int] = set()
    for at, number in enumerate(numbers):
        if at in grouped:
            continue
        same = [
            other for other in range(at + 1, len(numbers)) if (number ^ numbers[other]).bit_count() <= ALIKE
        ]
        same = [other for other in same if other not in grouped]
        if same:
            groups.append([at, *same])
            grouped.update(same)
    return tuple(tuple(photos[at] for at in group) for group in groups)


def in_two_rooms(photos: Sequence[Photo], house: Property) -> Iterator[tuple[Photo, Photo]]:
    """Pairs of one picture that are said to show two different rooms or types."""
    for group in likenesses(photos):
        first = group[0]
        for other in group[1:]:
            kinds = first.kind(house), other.kind(house)
            apart = None not in kinds and kinds[0] != kinds[1]
            if alike(first, other) and (apart or (first.room and other.room and first.room != other.room)):
                yield first, other
