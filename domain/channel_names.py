"""What do people call a sales channel that the systems know by a code?"""

from __future__ import annotations

from collections.abc import Mapping

from domain.house import House

# HotelRunner's channel codes and the trade names that the channels use for themselves.
TRADE_NAMES: Mapping[str, str] = {
    "agoda": "Agoda",
    "airbnb": "Airbnb",
    "bookingcom": "Booking.com",
    "ctrip": "Trip.com",
    "direct": "Direct",
    "expedia": "Expedia",
    "hotelbeds": "Hotelbeds",
    "hrs": "HRS",
    "online": "Online",
    "ostrovok": "Ostrovok",
    "tripcom": "Trip.com",
    "vrbo": "Vrbo",
}


def channel_name(code: str, house: House | None = None) -> str:
    """The channel manager's own name for a connected channel, else the trade name, else the code itself."""
    connected = house.channels if house else ()
    named = next((channel.name for channel in connected if channel.code == code), None)
    return named or TRADE_NAMES.get(code, code)
