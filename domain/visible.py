"""What is left of somebody's text without the marks that nobody sees?"""

from __future__ import annotations

import re

# Control characters and halves of characters, which neither a database nor a phone keeps; and what turns the
# writing round: it makes another name of a name, and another amount of what stands behind it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)


def visible(text: str) -> str:
    """The same text, every letter of it, and nothing else."""
    return _UNSEEN.sub("", text)
