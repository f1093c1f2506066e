"""How do the house's photos become pictures of its pages: upright, no larger than needed, without position?"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageOps

from channels.website.render import Picture
from domain.package.photo import Photo

WIDEST = 1600  # pixels: the widest place on a page, on a screen of 1280 points


def pictures_of(photos: Iterable[tuple[Photo, Path]]) -> Iterator[tuple[str, Picture, bytes]]:
    """Digest, picture and bytes of each photo that can be read; one that cannot is left out.

    The files are named by what they show and their place, `photos/03-junior-suite.jpg`.
    """
    for place, (photo, path) in enumerate(photos, start=1):
        found = _shrunk(path)
        if found is not None:
            (width, height), content = found
            name = f"photos/{place:02}-{photo.room_type or photo.room or 'house'}.jpg"
            yield photo.digest, Picture(name, width, height), content


def _shrunk(path: Path) -> tuple[tuple[int, int], bytes] | None:
    written = io.BytesIO()
    try:
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    upright.thumbnail((WIDEST, WIDEST))
    upright.save(written, "JPEG", quality=82, optimize=True, progressive=True)
    return upright.size, written.getvalue()
