"""What is known of one photo of the house?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is kept, its position removed.

    `digest` is the SHA-256 of the bytes that were sent, in hex; `width` and `height` count pixels with the
    orientation applied; `size` counts bytes; `likeness` is a 64-bit perceptual hash in hex (two of one picture lie
    at most six bits apart). `room` is a room's number, `room_type` a type's code, both None for the house itself;
    `tag` says what it shows ("exterior", "bathroom" …); `rights` who gave the right to use it, None while nobody
    did. `problems` are the ids of the photo rules that it breaks.
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
