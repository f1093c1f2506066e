"""How wide is a text, and where does it break?"""

from __future__ import annotations

import enum
import functools
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, get_font

from bot.charts.palette import PIXELS

ELLIPSIS = "…"
_SHORT = 0.4


class Face(enum.Enum):
    """The letters of figures and names, those of what matters, and those of the title: a newspaper's."""

    PLAIN = ("DejaVu Sans",)
    BOLD = ("DejaVu Sans", "bold")
    TITLE = ("STIXGeneral", "DejaVu Sans", "bold")


# The files that come with matplotlib: the same letters on every machine. The last has every letter that we print.
_FOLDER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_SURE = {Face.PLAIN: "DejaVuSans.ttf", Face.BOLD: "DejaVuSans-Bold.ttf", Face.TITLE: "DejaVuSans-Bold.ttf"}


@functools.cache
def font(size: float, face: Face) -> FontProperties:
    """The house's letters in one size; what the title's lack comes from the others."""
    families = [name for name in face.value if name != "bold"]
    return FontProperties(family=families, weight="bold" if "bold" in face.value else "normal", size=size)


def drawable(text: str, face: Face = Face.PLAIN) -> str:
    """The text without the characters that the letters do not have."""
    letters = get_font(str(_FOLDER / _SURE[face]))
    return "".join(char for char in text if letters.get_char_index(ord(char)))


@functools.cache
def _ruler() -> RendererAgg:
    return RendererAgg(8, 8, 72 * PIXELS)  # type: ignore[no-untyped-call]


@functools.lru_cache(maxsize=2048)
def width(text: str, size: float, face: Face = Face.PLAIN) -> float:
    """In points of the phone."""
    if not text:
        return 0.0
    letters = font(size, face)
    wide, _, _ = _ruler().get_text_width_height_descent(text, letters, False)  # type: ignore[no-untyped-call]
    return float(wide) / PIXELS


def wrapped(text: str, size: float, room: float, most: int, face: Face = Face.PLAIN) -> list[str]:
    """At most `most` lines no wider than `room`, broken at ordinary spaces; what is left over ends in « … »."""
    lines: list[str] = []
    rest = drawable(text.replace("\n", " "), face).split(" ")
    while rest and len(lines) < most:
        row, rest = _row(rest, size, room, face)
        lines.append(row)
    if rest and lines:
        lines[-1] = _cut(f"{lines[-1]} {' '.join(rest)}", size, room, face)
    return [line for line in lines if line]


def balanced(text: str, size: float, room: float, most: int, face: Face = Face.PLAIN) -> list[str]:
    """As few lines as `wrapped` makes; where the last would be short, all of about the same length."""
    widest = wrapped(text, size, room, most, face)
    if not widest or width(widest[-1], size, face) > room * _SHORT:
        return widest
    found, narrow, wide = widest, room / 2, room
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = wrapped(text, size, middle, most, face)
        if len(tried) == len(widest) and " ".join(tried) == " ".join(widest):
            found, wide = tried, middle
        else:
            narrow = middle
    return found


def _row(words: list[str], size: float, room: float, face: Face) -> tuple[str, list[str]]:
    row = words[0]
    taken = 1
    while taken < len(words) and width(f"{row} {words[taken]}", size, face) <= room:
        row = f"{row} {words[taken]}"
        taken += 1
    if width(row, size, face) > room:
        row = _cut(row, size, room, face)
    return row, words[taken:]


def _cut(text: str, size: float, room: float, face: Face) -> str:
    """The beginning that fits, and an ellipsis."""
    fits, too_long = 0, len(text)
    while fits < too_long:
        middle = (fits + too_long + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, face) <= room:
            fits = middle
        else:
            too_long = middle - 1
    return text[:fits].rstrip() + ELLIPSIS
