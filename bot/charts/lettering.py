"""How wide is a text, and where does it break?"""

from __future__ import annotations

import functools
from pathlib import Path

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, get_font

from bot.charts.palette import PIXELS

# The files that come with matplotlib: the same letters on every machine.
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_FILES = {False: _FONTS / "DejaVuSans.ttf", True: _FONTS / "DejaVuSans-Bold.ttf"}
ELLIPSIS = "…"


@functools.cache
def font(size: float, *, bold: bool) -> FontProperties:
    """The house's letters in one size."""
    return FontProperties(fname=str(_FILES[bold]), size=size)


def drawable(text: str, *, bold: bool = False) -> str:
    """The text without the characters that the letters do not have."""
    face = get_font(str(_FILES[bold]))
    return "".join(char for char in text if face.get_char_index(ord(char)))


@functools.cache
def _ruler() -> RendererAgg:
    return RendererAgg(8, 8, 72 * PIXELS)  # type: ignore[no-untyped-call]


@functools.lru_cache(maxsize=2048)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """In points of the phone."""
    if not text:
        return 0.0
    letters = font(size, bold=bold)
    wide, _, _ = _ruler().get_text_width_height_descent(text, letters, False)  # type: ignore[no-untyped-call]
    return float(wide) / PIXELS


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """At most `most` lines no wider than `room`, broken at ordinary spaces; what is left over ends in « … »."""
    lines: list[str] = []
    rest = drawable(text.replace("\n", " "), bold=bold).split(" ")
    while rest and len(lines) < most:
        row, rest = _row(rest, size, room, bold=bold)
        lines.append(row)
    if rest and lines:
        lines[-1] = _cut(f"{lines[-1]} {' '.join(rest)}", size, room, bold=bold)
    return [line for line in lines if line]


def _row(words: list[str], size: float, room: float, *, bold: bool) -> tuple[str, list[str]]:
    row = words[0]
    taken = 1
    while taken < len(words) and width(f"{row} {words[taken]}", size, bold=bold) <= room:
        row = f"{row} {words[taken]}"
        taken += 1
    if width(row, size, bold=bold) > room:
        row = _cut(row, size, room, bold=bold)
    return row, words[taken:]


def _cut(text: str, size: float, room: float, *, bold: bool) -> str:
    """The beginning that fits, and an ellipsis."""
    fits, too_long = 0, len(text)
    while fits < too_long:
        middle = (fits + too_long + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= room:
            fits = middle
        else:
            too_long = middle - 1
    return text[:fits].rstrip() + ELLIPSIS
