"""What of a photo may be kept: the picture, which way is up and when it was taken, never where?"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

# A picture of several is opened as a JPEG and calls itself MPO then: Pillow knows no opener of that name.
_FORMATS = ("JPEG", "PNG", "WEBP")
_UP, _TAKEN, _DETAILS, _TAKEN_FIRST = 0x0112, 0x0132, 0x8769, 0x9003
# How each is written again: a JPEG with its own tables, so that it loses next to nothing.
_WRITTEN: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": "keep"}),
    "MPO": ("JPEG", {"quality": 95}),
    "PNG": ("PNG", {}),
    "WEBP": ("WEBP", {"quality": 95}),
}


def without_position(content: bytes) -> bytes | None:
    """The same picture written anew with nothing beside it but its orientation and date; None: no readable picture.

    Positions hide in EXIF, XMP, IPTC and makers' notes: what is not on this short list does not come along. It is
    made to be called by `channels.files.confined.confined`.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            picture.load()
            known = picture.getexif()
            kept = Image.Exif()
            for tag in (_UP, _TAKEN):
                if tag in known:
                    kept[tag] = known[tag]
            if (taken := known.get_ifd(_DETAILS).get(_TAKEN_FIRST)) is not None:
                kept.get_ifd(_DETAILS)[_TAKEN_FIRST] = taken
            form, options = _WRITTEN[picture.format or ""]
            written = io.BytesIO()
            picture.save(written, form, exif=kept.tobytes() if kept else b"", **options)
            return written.getvalue()
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):
        return None
