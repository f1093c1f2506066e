"""What do people call a sales channel that the systems know by a code?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from domain.house.snapshot import House

# HotelRunner's channel codes and the trade names that the channels use for themselves.
TRADE_NAMES: Mapping[str, str] = {
    "agoda": "Agoda",
    "agodaycs5": "Agoda",
    "airbnb": "Airbnb",
    "airbnb-api": "Airbnb",
    "bookingcom": "Booking.com",
    "ctrip": "Trip.com",
    "direct": "Direct",
    "dotw": "DOTW",
    "expedia": "Expedia",
    "hotelbeds": "Hotelbeds",
    "hrs": "HRS",
    "odigeo": "eDreams ODIGEO",
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


_CODE = re.compile(r"[\w.-]{1,24}")
OTHER = "other"


def plain_code(code: str) -> str:
    """A channel's code as a model is told of it; what is a sentence rather than a code is not passed on."""
    return code if _CODE.fullmatch(code) else OTHER


def plainly_named(house: House) -> House:
    """The House as a model's tools stand on it: no channel's name or code is anybody's free words."""
    return replace(
        house,
        channels=tuple(
            replace(one, name=TRADE_NAMES.get(one.code, plain_code(one.code))) for one in house.channels
        ),
        stays=tuple(replace(stay, source=plain_code(stay.source)) for stay in house.stays),
    )
