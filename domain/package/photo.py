"""What is known of one photo of the house, and of which part of it is it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.package.subjects import subjects
from domain.property import Property, RoomType

# What was noticed in a picture when it came; each is a suspicion, no certainty.
BLURRED, UPSCALED, RECOMPRESSED = "blurred", "upscaled", "recompressed"
ALIKE = 6  # bits by which two photos of one picture differ at most


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is kept: upright, in sRGB, without position and other EXIF.

    `digest` is the SHA-256 of the bytes that were sent, in hex; `width` and `height` count pixels with the
    orientation applied; `size` counts the bytes that are kept; `likeness` is a 64-bit perceptual hash in hex (two
    of one picture lie at most six bits apart). `room` is a room's number, `room_type` a type's code, both None
    for the house itself and while nobody said where it was taken; `tag` says what it shows (a code of
    data/package/subjects.yaml); `rights` who gave the right to use it, None while nobody did. `problems` are what
    was noticed when it came. The form, JPEG, PNG or WEBP, is that of the name's suffix.
    """

    digest: str
    name: str
    width: int
    height: int
    size: int
    likeness: str
    at: datetime
    by: str
    room: str | None = None
    room_type: str | None = None
    tag: str | None = None
    rights: str | None = None
    position: int | None = None
    problems: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """The longer side in pixels."""
        return max(self.width, self.height)

    @property
    def shortest(self) -> int:
        """The shorter side in pixels."""
        return min(self.width, self.height)

    @property
    def of_house(self) -> bool:
        """Whether it shows the house itself: no room, and a subject that is no part of one."""
        placed = self.room is None and self.room_type is None
        return placed and self.tag is not None and subjects()[self.tag].of_house

    def kind(self, house: Property) -> RoomType | None:
        """The room type that it shows."""
        if self.room_type is not None:
            return house.room_type(self.room_type)
        return next((kind for kind in house.room_types if self.room and self.room in kind.rooms), None)

    def placed(self, house: Property) -> bool:
        """Whether somebody or its folder said what it shows, so that it can be counted."""
        return self.of_house or self.kind(house) is not None


def alike(one: Photo, other: Photo) -> bool:
    """Whether two photos look like one picture."""
    return (int(one.likeness, 16) ^ int(other.likeness, 16)).bit_count() <= ALIKE
