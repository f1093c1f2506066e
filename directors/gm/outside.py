"""How do words from outside the house stand in a tool's answer?"""

from __future__ import annotations

import unicodedata


def outside(text: str, longest: int) -> str:
    """Text from outside without control, format and tag characters, on one line and cut to size."""
    visible = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    line = " ".join(visible.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
