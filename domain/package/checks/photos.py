"""Is a photo, or are the photos of a room or of the house, such as channels show them?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.package.photo import Photo

__all__ = [
    "enough_photos",
    "first_shows",
    "known_rights",
    "landscape_share",
    "large_enough",
    "light_enough",
    "none_alike",
    "one_room_each",
    "shows",
    "without_problem",
]
ALIKE = 6  # bits of the perceptual hash: at most so many apart, and it is one picture


def large_enough(photo: Photo, *, longest: int, shortest: int = 0) -> bool:
    """In pixels, the orientation applied."""
    return max(photo.width, photo.height) >= longest and min(photo.width, photo.height) >= shortest


def light_enough(photo: Photo, *, megabytes: int) -> bool:
    """At most so many million bytes."""
    return photo.size <= megabytes * 1_000_000


def known_rights(photo: Photo) -> bool:
    """Somebody said who gave the right to use it."""
    return photo.rights is not None


def without_problem(photo: Photo, *, problem: str) -> bool:
    """What was found in the picture itself when it came in."""
    return problem not in photo.problems


def enough_photos(photos: Sequence[Photo], *, least: int) -> bool:
    """So many that are not the same picture."""
    return len(_different(photos)) >= least


def shows(photos: Sequence[Photo], *, subjects: Sequence[str]) -> bool:
    """At least one shows one of these; where nobody said what any of them shows there is nothing to say."""
    told = [photo.tag for photo in photos if photo.tag]
    return not told or any(tag in subjects for tag in told)


def first_shows(photos: Sequence[Photo], *, subjects: Sequence[str]) -> bool:
    """The first in order shows one of these."""
    ordered = sorted(photos, key=lambda one: (one.position is None, one.position or 0, one.at, one.name))
    return not ordered or ordered[0].tag is None or ordered[0].tag in subjects


def landscape_share(photos: Sequence[Photo], *, least: int) -> bool:
    """So many percent of them are wider than high; fewer than three say nothing."""
    wide = sum(photo.width > photo.height for photo in photos)
    return len(photos) < 3 or 100 * wide >= least * len(photos)


def none_alike(photos: Sequence[Photo]) -> bool:
    """No two are one picture: a channel keeps the first and refuses the second."""
    return len(_different(photos)) == len(photos)


def one_room_each(photos: Sequence[Photo]) -> bool:
    """No picture stands for two rooms."""
    return not any(
        one.room_type and other.room_type and one.room_type != other.room_type and alike(one, other)
        for place, one in enumerate(photos)
        for other in photos[place + 1 :]
    )


def alike(one: Photo, other: Photo) -> bool:
    """Whether two are one picture."""
    if one.digest == other.digest:
        return True
    return (int(one.likeness, 16) ^ int(other.likeness, 16)).bit_count() <= ALIKE


def _different(photos: Sequence[Photo]) -> list[Photo]:
    found: list[Photo] = []
    for photo in photos:
        if not any(alike(photo, other) for other in found):
            found.append(photo)
    return found
