"""Is an event in a channel's calendar somebody's stay or a closed night?"""

from __future__ import annotations

import enum


class Kind(enum.StrEnum):
    """What an event stands for. UNKNOWN is honest: some channels write the same words for both."""

    RESERVATION = "reservation"
    BLOCK = "block"
    UNKNOWN = "unknown"


# Airbnb: « Reserved » against « Airbnb (Not available) »; Vrbo: « Reserved - <name> » in the host's language.
_CLOSED = ("not available", "unavailable", "blocked", "bloqué", "closed", "owner", "blockiert", "bloqueado")
_STAY = ("reserv", "réserv", "prenot", "gereserveerd", "buchung", "booked", "gebucht")
# Booking.com writes « CLOSED - Not available » for stays and closures alike.
_SAYS_NOTHING = frozenset({"bookingcom"})


def kind_of(channel: str, summary: str) -> Kind:
    """The kind that a channel's summary tells; the summary itself may hold a guest's name and is not kept."""
    words = summary.casefold()
    if channel in _SAYS_NOTHING:
        return Kind.UNKNOWN
    if any(word in words for word in _CLOSED):
        return Kind.BLOCK
    if words.lstrip().startswith(_STAY):
        return Kind.RESERVATION
    return Kind.UNKNOWN
