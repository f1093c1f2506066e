"""Which sales channel does a mail mean by a name that people gave it?"""

from __future__ import annotations

from domain.folding import fold_in_place

# By a word of its name; the first that stands at the start of the text, with or without more behind it.
_CODES = (
    ("booking.com", "bookingcom"),
    ("bookingcom", "bookingcom"),
    ("airbnb", "airbnb"),
    ("agoda", "agoda"),
    ("expedia", "expedia"),
    ("hotels.com", "expedia"),
    ("orbitz", "expedia"),
    ("travelocity", "expedia"),
    ("wotif", "expedia"),
    ("ebookers", "expedia"),
    ("trip.com", "tripcom"),
    ("tripcom", "tripcom"),
    ("ctrip", "ctrip"),
    ("hotelbeds", "hotelbeds"),
    ("ostrovok", "ostrovok"),
    ("hrs", "hrs"),
    ("vrbo", "vrbo"),
    ("edreams", "odigeo"),
    ("opodo", "odigeo"),
    ("dotw", "dotw"),
    ("direct", "direct"),
    ("website", "online"),
    ("web site", "online"),
    ("site web", "online"),
    ("online", "online"),
    ("hotelrunner", "online"),
    ("walk", "direct"),
)


def channel_code(text: str) -> str | None:
    """« AGODA (RETAIL) » is agoda; None for a name that none of ours begins."""
    folded = fold_in_place(text).strip()
    return next((code for word, code in _CODES if folded.startswith(word)), None)


def channel_named(lines: tuple[str, ...]) -> str | None:
    """The channel of the first line that is nothing but a channel's name, a remark in brackets aside."""
    for line in lines:
        bare = fold_in_place(line).partition("(")[0].strip()
        if any(bare == word for word, _ in _CODES):
            return channel_code(line)
    return None
