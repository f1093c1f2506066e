"""How do the photos leave the house: one ZIP in the order of an album, and a list that says what each is?"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from domain.folding import fold
from domain.harmless import harmless
from domain.package.photo import Photo
from domain.property import Property

MANIFEST = "manifest.csv"
HEADS = (
    "order",
    "file",
    "sha256",
    "width",
    "height",
    "bytes",
    "rights",
    "room",
    "room_type",
    "tag",
    "original",
)
_HOUSE, _UNPLACED, _PHOTO = "house", "unplaced", "photo"
_DAY = (2026, 1, 1, 0, 0, 0)  # the same photos make the same ZIP


@dataclass(frozen=True, slots=True)
class Page:
    """One photo on its place in the album, and the file that holds it."""

    photo: Photo
    path: Path


def write_album(pages: Sequence[Page], house: Property, out: BinaryIO, *, part: range | None = None) -> None:
    """The ZIP: `NN-room-subject.jpg` in ASCII, so that every system opens it, and the manifest. OSError.

    Photos are stored as they are: they are compressed already. `part`: only these places, numbered as in the whole.
    """
    rows: list[tuple[str, ...]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        named = list(zip(pages, names_of(pages, house), strict=True))
        for at in part if part is not None else range(len(named)):
            (page, name), order = named[at], at + 1
            content = page.path.read_bytes()
            archive.writestr(_entry(name), content)
            rows.append(_row(order, name, page.photo, content, house))
        archive.writestr(_entry(MANIFEST), _manifest(rows), zipfile.ZIP_DEFLATED)


def parts_of(pages: Sequence[Page], most: int) -> Iterator[range]:
    """The album in parts whose photos are of at most so many bytes together, none of them empty."""
    begun, held = 0, 0
    for at, page in enumerate(pages):
        size = page.path.stat().st_size
        if at > begun and held + size > most:
            yield range(begun, at)
            begun, held = at, 0
        held += size
    if pages:
        yield range(begun, len(pages))


def names_of(pages: Sequence[Page], house: Property) -> Iterator[str]:
    """`01-house-pool.jpg`, `02-ch12-bed.jpg`: number, room or type, subject; letters, digits and hyphens alone."""
    digits = max(2, len(str(len(pages))))
    for order, page in enumerate(pages, start=1):
        photo = page.photo
        kind = photo.kind(house)
        where = (
            f"ch{photo.room}"
            if photo.room
            else kind.code
            if kind
            else _HOUSE
            if photo.of_house
            else _UNPLACED
        )
        suffix = re.sub(r"[^a-z0-9]", "", fold(PurePosixPath(photo.name).suffix))
        yield f"{order:0{digits}}-{_ascii(where)}-{_ascii(photo.tag or _PHOTO)}.{suffix or 'jpg'}"


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or _PHOTO


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.external_attr = 0o600 << 16
    return entry


def _row(order: int, name: str, photo: Photo, content: bytes, house: Property) -> tuple[str, ...]:
    kind = photo.kind(house)
    return (
        str(order),
        name,
        hashlib.sha256(content).hexdigest(),
        str(photo.width),
        str(photo.height),
        str(len(content)),
        photo.rights or "",
        photo.room or "",
        kind.code if kind else "",
        photo.tag or "",
        photo.name,
    )


def _manifest(rows: Sequence[tuple[str, ...]]) -> bytes:
    """As a French Excel opens it by a double click; no cell begins a formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows(tuple(map(harmless, row)) for row in rows)
    return written.getvalue().encode("utf-8-sig")
