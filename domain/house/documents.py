"""What is a file that somebody sent to the house, and which room does its caption name?"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath


class DocumentKind(enum.StrEnum):
    """TABLE: it may hold bookings, prices, costs or a budget; PHOTO; MATERIAL: of the house itself; CHAT: a
    conversation that a program exported; OTHER: kept.
    """

    TABLE = "table"
    PHOTO = "photo"
    MATERIAL = "material"
    CHAT = "chat"
    OTHER = "other"


class DocumentState(enum.StrEnum):
    """KEPT: nothing is asked; ASKED: somebody may import it; IMPORTED; LEFT: he said no."""

    KEPT = "kept"
    ASKED = "asked"
    IMPORTED = "imported"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was sent: by whom, when, under which name and caption.

    `digest` is the SHA-256 of the bytes that were sent, in hex; a photo is kept without its position, so its stored
    bytes are others. `size` counts the sent bytes. `room` is the room that the caption names. `answers` are what a
    person said of what can be read in two ways: field → header, under `DATES` what comes first in a date, and what
    else was asked of the file.
    """

    token: str
    digest: str
    kind: DocumentKind
    name: str
    caption: str
    size: int
    person_id: int
    forwarded: bool
    at: datetime
    room: str | None = None
    state: DocumentState = DocumentState.KEPT
    settled_at: datetime | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


DATES = "dates"
# Through which door it came where not by chat, and from whom, as he says himself.
DOOR, SENDER = "door", "sender"
_TABLES = frozenset([".csv", ".tsv", ".txt", ".xls", ".xlsx", ".xlsm", ".json"])
_MATERIAL = frozenset([".zip", ".md", ".markdown", ".yaml", ".yml"])
_PHOTOS = frozenset([".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".tif", ".tiff"])
_UNSAFE = re.compile(r"[^\w .()+-]+")
_LONGEST = 80
_ROOMS = re.compile(
    r"\b(?:chambres?|ch|rooms?|suites?)\b\.?\s*(?:n°|nº|#|no\.?|num[ée]ro|number)?\s*"
    r"(\d{1,4}(?:\s*(?:,|/|&|-|–|à|to|et|and|ou|or)\s*\d{1,4})*)\b",
    re.IGNORECASE,
)


def kind_of(name: str, media_type: str | None = None) -> DocumentKind:
    """What a file is by its name, or by the type that the sender's phone gave it."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _PHOTOS or (media_type or "").startswith("image/"):
        return DocumentKind.PHOTO
    if suffix in _TABLES or media_type in {"text/csv", "text/tab-separated-values"}:
        return DocumentKind.TABLE
    return DocumentKind.MATERIAL if suffix in _MATERIAL else DocumentKind.OTHER


def safe_name(name: str) -> str:
    """A sender's name for a file as a name on our disk: no folder, nothing hidden, no control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    clean = _UNSAFE.sub("_", last).strip(" .")
    stem, suffix = PurePath(clean).stem, PurePath(clean).suffix[:10]
    return f"{stem[: _LONGEST - len(suffix)]}{suffix}" or "document"


def room_said(caption: str, rooms: Collection[str]) -> str | None:
    """The one room that a caption names, « chambre 12 » or "room 12".

    None where it names none or several, or one that the house does not have; `rooms` is empty while nobody has
    said which rooms there are, and then every number counts.
    """
    said = set(_ROOMS.findall(caption))
    if len(said) != 1:
        return None
    [room] = said
    return room if room.isdecimal() and (not rooms or room in rooms) else None
