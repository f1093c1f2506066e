"""Is the house around the package ready: calendar, connections, mapping, taxes, neighbours?"""

from __future__ import annotations

from datetime import date
from math import cos, hypot, radians

from domain.folding import fold as bare
from domain.package.around import Around, Connection, Nights

__all__ = [
    "calendar_complete",
    "connection_two_way",
    "contract_signed",
    "has_hotel_id",
    "in_force",
    "mapped",
    "no_neighbour",
    "sells_ahead",
    "taxes_agree",
    "waits_as_usual",
]
METRES_OF_A_DEGREE = 111_320
SAME_DOOR = 30  # metres


def in_force(licence: object, expiry: object, around: Around) -> bool:
    """A licence whose end has not passed; without an end there is nothing to say."""
    if licence is None or expiry is None:
        return True
    return date.fromisoformat(str(expiry)) >= around.today


def no_neighbour(name: object, street: object, door: object, around: Around) -> bool:
    """No other house here has the same name, or the same door."""
    for other in around.neighbours:
        if name is not None and _plain(str(name)) == _plain(other.name):
            return False
        if street is not None and other.street is not None and _plain(str(street)) == _plain(other.street):
            return False
        if isinstance(door, list) and other.door is not None and _metres(door, other.door) <= SAME_DOOR:
            return False
    return True


def taxes_agree(stated: object, around: Around) -> bool:
    """What the policy says of taxes is what the books say of the city tax."""
    told = [inside for inside in around.tax_inside.values() if inside is not None]
    if stated is None or not told:
        return True
    if stated == "included":
        return all(told)
    return not any(told) if stated in {"on_top", "city_on_top"} else True


def calendar_complete(one: Nights) -> bool:
    """Every night has a price above nothing and its rooms: connecting overwrites the channel's calendar."""
    return one.nights > 0 and one.priced == one.open == one.nights


def sells_ahead(one: Nights) -> bool:
    """Something can be booked in the eighteen months to come."""
    return one.beyond


def mapped(room_type: str, around: Around) -> bool:
    """The channel manager has a code for this type: without one, its bookings arrive without a room."""
    return room_type not in around.unmapped


def has_hotel_id(one: Connection) -> bool:
    """The channel's own number of the house is known, where it is connected."""
    return not one.live or bool(one.hotel_id and any(letter.isdigit() for letter in one.hotel_id))


def connection_two_way(one: Connection) -> bool:
    """Only a two-way connection lets a sale reduce availability elsewhere; one nobody looked at may be none."""
    return not one.live or one.kind == "two_way"


def contract_signed(one: Connection) -> bool:
    """A live channel stands on a signed contract."""
    return not one.live or one.contract == "signed"


def waits_as_usual(one: Connection) -> bool:
    """The channel answers within its usual time; where none is known any wait is usual."""
    return one.waiting_days is None or one.usual_days is None or one.waiting_days <= one.usual_days


def _plain(words: str) -> str:
    return "".join(letter for letter in bare(words) if letter.isalnum())


def _metres(door: list[float], other: tuple[float, float]) -> float:
    north = (door[0] - other[0]) * METRES_OF_A_DEGREE
    east = (door[1] - other[1]) * METRES_OF_A_DEGREE * cos(radians(door[0]))
    return hypot(north, east)
