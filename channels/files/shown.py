"""What of a picture is shown to a model that reads it: its pixels, upright, and no more of them than it reads?"""

from __future__ import annotations

import io

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST = 1568  # pixels: what is longer is made smaller on the other side, and read no better
MOST_PIXELS = 40_000_000
_QUALITY = 88


def shown(content: bytes) -> bytes | None:
    """A JPEG of the picture with nothing beside its pixels; None: no readable picture, or far too large a one.

    Made to be called by `channels.files.confined.confined`.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST, LONGEST))
            plain = Image.new("RGB", upright.size, "white")
            layer = upright.convert("RGBA")
            plain.paste(layer, mask=layer)
            written = io.BytesIO()
            plain.save(written, "JPEG", quality=_QUALITY)
            return written.getvalue()
    except (OSError, SyntaxError, ValueError, KeyError, Image.DecompressionBombError):
        return None
