"""How does a link to the guests' bot name a stay, so that nobody can make one up?"""

from __future__ import annotations

import hashlib
import hmac

SIGNS = 12  # hexadecimal digits of a link's seal


def link_for_stay(bot_name: str, number: str, key: bytes) -> str:
    """The deep link by which a guest's chat is known to be about this booking."""
    return f"https://t.me/{bot_name}?start={number}-{_seal(number, key)}"


def stay_in(payload: str, key: bytes) -> str | None:
    """The booking's number in a link of this house; None for one that somebody made up."""
    number, _, seal = payload.rpartition("-")
    return number if number and hmac.compare_digest(seal, _seal(number, key)) else None


def _seal(number: str, key: bytes) -> str:
    return hmac.new(key, f"guest-bot:{number}".encode(), hashlib.sha256).hexdigest()[:SIGNS]
