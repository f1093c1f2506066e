"""Is this a sound photo, what is it like, and what of it is kept?"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageOps

from channels.material.forms import TAKEN, form_of
from channels.material.stripped import stripped
from domain.package.photo import BLURRED, RECOMPRESSED, UPSCALED
from domain.phrase import Phrase, say

MOST_SIDE = 14_000  # pixels: what Booking.com takes
MOST_PIXELS = 120_000_000
LEAST_SIDE = 300  # pixels: what Booking.com takes
_UP = 0x0112
_BROKEN = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, OverflowError, EOFError)
# Names that messengers give to what they have compressed again.
_MESSENGER = re.compile(
    r"^(?:whatsapp image|img-\d{8}-wa|fb_img|signal-|photo[_-]\d{4}-\d\d-\d\d|telegram|viber)", re.IGNORECASE
)
# Found on eight sharp photos (≥ 0.05), the same enlarged by 1.5 (≥ 0.02), by 2 and 3 (≤ 0.018), and blurred.
_SHARP, _FINE = 10.0, 0.015
_QUALITY = 95


@dataclass(frozen=True, slots=True)
class Look:
    """A sound photo: name with the suffix of its true form, upright size in pixels, likeness, what was noticed.

    `digest` is the SHA-256 of the bytes that came, `content` what is kept (upright, sRGB, nothing beside the
    pixels); empty where only a look was asked for. `size` counts the kept bytes, 0 then.
    """

    digest: str
    name: str
    width: int
    height: int
    likeness: str
    noticed: tuple[str, ...]
    content: bytes = b""

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return len(self.content)


def look(content: bytes, name: str, *, keep: bool) -> Look | Phrase:
    """The photo, or the sentence why it is none. Nothing in it can make this fail in another way."""
    form = form_of(content)
    if form not in TAKEN:
        return _no_photo(form)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what Pillow finds odd in a file ends in a sentence of ours, or is harmless
        try:
            with Image.open(io.BytesIO(content), formats=(form,)) as picture:
                return _unfit(picture) or _looked(picture, content, name, form, keep=keep)
        except Image.DecompressionBombError:
            return say("photo.too_many_pixels", most=MOST_SIDE)
        except MemoryError:
            return say("photo.too_many_pixels", most=MOST_SIDE)
        except _BROKEN as error:
            cut = "truncated" in str(error) or isinstance(error, EOFError)
            return say("photo.truncated") if cut else say("photo.damaged")


def _no_photo(form: str | None) -> Phrase:
    if form in {"HEIC", "AVIF"}:
        return say("photo.heic", form=form)
    if form in {"SVG", "GIF", "BMP", "TIFF", "PSD", "JPEG 2000"}:
        return say("photo.other_form", form=form)
    return say("photo.no_picture") if form is None else say("photo.lies", form=form)


def _unfit(picture: Image.Image) -> Phrase | None:
    """What the header alone rules out, before a pixel is unpacked."""
    width, height = picture.size
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        return say("photo.too_many_pixels", most=MOST_SIDE)
    if min(width, height) < LEAST_SIDE:
        return say("photo.too_small", width=width, height=height, least=LEAST_SIDE)
    return say("photo.moves") if getattr(picture, "is_animated", False) and picture.format != "MPO" else None


def _looked(picture: Image.Image, content: bytes, name: str, form: str, *, keep: bool) -> Look:
    turned = _orientation(picture) not in {0, 1}
    foreign = _foreign(picture)
    again = keep and (turned or foreign or picture.mode not in {"RGB", "L", "RGBA", "LA", "P", "I;16"})
    kept = b"" if again or not keep else stripped(content, form)
    if keep and not kept:
        picture.load()
        kept = _written(picture, form)
        grey = picture.convert("L")
    else:
        picture.draft("L", picture.size)  # a JPEG's colours need not be unpacked to look at it
        grey = picture.convert("L")
    upright = ImageOps.exif_transpose(_small(grey, picture)) if turned else _small(grey, picture)
    width, height = picture.size if _orientation(picture) < 5 else picture.size[::-1]
    from channels.material import grain  # noqa: PLC0415 - most days nobody brings a photo

    return Look(
        digest=hashlib.sha256(content).hexdigest(),
        name=f"{PurePosixPath(name).stem[:60] or 'photo'}{TAKEN[form]}",
        width=width,
        height=height,
        likeness=grain.likeness(upright),
        noticed=tuple(_noticed(grey, name)),
        content=kept or b"",
    )


def _small(grey: Image.Image, picture: Image.Image) -> Image.Image:
    small = grey.reduce(max(1, min(grey.size) // 256))
    small.getexif()[_UP] = _orientation(picture)
    return small


def _orientation(picture: Image.Image) -> int:
    found = picture.getexif().get(_UP, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _foreign(picture: Image.Image) -> bool:
    """Whether its colours are not those of sRGB, as its profile says."""
    profile = picture.info.get("icc_profile")
    if not profile:
        return picture.mode == "CMYK"
    try:
        return "srgb" not in ImageCms.getProfileDescription(io.BytesIO(profile)).casefold()
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return False


def _written(picture: Image.Image, form: str) -> bytes:
    """Upright and in sRGB; a profile that cannot be read counts as sRGB."""
    upright = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    if profile and _foreign(picture):
        try:
            srgb = ImageCms.createProfile("sRGB")
            upright = (
                ImageCms.profileToProfile(upright, io.BytesIO(profile), srgb, outputMode="RGB") or upright
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    written = io.BytesIO()
    if form == "JPEG" and upright.mode not in {"RGB", "L"}:
        upright = upright.convert("RGB")
    clean = Image.frombytes(upright.mode, upright.size, upright.tobytes()) if upright.mode != "P" else upright
    clean.save(written, form, quality=_QUALITY)
    return written.getvalue()


def _noticed(grey: Image.Image, name: str) -> list[str]:
    from channels.material import grain  # noqa: PLC0415 - as above

    found = []
    if _MESSENGER.match(PurePosixPath(name).name):
        found.append(RECOMPRESSED)
    if grain.sharpness(grey) < _SHARP:
        found.append(BLURRED)
    elif grain.fineness(grey) < _FINE:
        found.append(UPSCALED)
    return found
