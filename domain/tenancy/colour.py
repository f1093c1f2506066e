"""Can a house's own colour be read on every ground of the page, and which shades follow from it?

Contrast is that of WCAG 2.2 (relative luminance of sRGB): 1 for equal colours, 21 for black on white.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.errors import refuse

LEAST = 4.5
PAPER, SHEET = "#f7f3ea", "#fffdf8"
DARK_PAPER, DARK_SHEET = "#171a17", "#20241f"
WHITE, INK = "#ffffff", "#10211b"
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_STEPS = 50


def contrast(one: str, other: str) -> float:
    """How far apart two colours are to the eye, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_from(words: str) -> str:
    """« 8A3B12 » as « #8a3b12 ». Refusal: no colour, or one that is pale on paper; a darker one is offered."""
    found = _HEX.fullmatch(words.strip())
    if found is None:
        raise refuse("look.how", words=words.strip()[:20])
    accent = f"#{found[1].lower()}"
    if not _readable(accent):
        least = min(contrast(accent, ground) for ground in _grounds(accent))
        better = next(shade for shade in _towards(accent, "#000000") if _readable(shade))
        raise refuse("look.pale", accent=accent, ratio=f"{least:.1f}", least=f"{LEAST}", better=better)
    return accent


def tokens(accent: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """(by day, by night): the page's tokens that follow from an accent which can be read."""
    night = next(shade for shade in _towards(accent, WHITE) if _readable_at_night(shade))
    return (
        {"accent": accent, "on-accent": _on(accent), "tint": _tint(accent)},
        {"accent": night, "on-accent": _on(night), "tint": _mixed(DARK_SHEET, night, 0.12)},
    )


def rgb(colour: str) -> tuple[int, int, int]:
    """« #8a3b12 » as (138, 59, 18)."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _grounds(accent: str) -> tuple[str, ...]:
    return PAPER, SHEET, _tint(accent)


def _tint(accent: str) -> str:
    return _mixed(SHEET, accent, 0.1)


def _readable(accent: str) -> bool:
    return all(contrast(accent, ground) >= LEAST for ground in _grounds(accent))


def _readable_at_night(shade: str) -> bool:
    grounds = (DARK_PAPER, DARK_SHEET, _mixed(DARK_SHEET, shade, 0.12))
    return all(contrast(shade, ground) >= LEAST for ground in grounds)


def _on(accent: str) -> str:
    return max((WHITE, INK), key=lambda one: contrast(one, accent))


def _towards(colour: str, end: str) -> list[str]:
    return [_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1)]


def _mixed(one: str, other: str, share: float) -> str:
    parts = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _unit(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _unit(colour: str) -> list[float]:
    return [part / 255 for part in rgb(colour)]
