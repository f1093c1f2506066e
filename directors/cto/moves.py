"""Into which other type could a booking move for all of its nights?"""

from __future__ import annotations

from decimal import Decimal

from domain.house.snapshot import House, Stay
from domain.nights import stay_nights
from domain.phrase import Phrase, say
from domain.property import RoomType

MOST_OFFERED = 2


def moves(house: House, kind: RoomType, stay: Stay, booking: Phrase) -> list[Phrase]:
    """The nearest in price first, upwards before downwards; a sentence of its own when there is none."""
    free = [other for other in house.sellable if other.code != kind.code and _fits(house, kind, other, stay)]
    free.sort(key=lambda other: _distance(kind, other))
    if not free:
        return [say("overbooking.no_room")]
    return [
        say("overbooking.upgrade", booking=booking, room_type=other.name)
        if _dearer(kind, other)
        else say("overbooking.move", booking=booking, room_type=other.name)
        for other in free[:MOST_OFFERED]
    ]


def _fits(house: House, kind: RoomType, other: RoomType, stay: Stay) -> bool:
    """Free on every night and large enough; who is to sleep there when unknown counts as a full room."""
    people = stay.people if stay.people is not None else kind.occupancy
    if people is None or other.occupancy is None or other.occupancy < people:
        return False
    nights = stay_nights(max(stay.check_in, house.today), stay.check_out)
    inside = all(house.first <= night <= house.last for night in nights)
    return inside and all((house.night(other.code, night).left or 0) > 0 for night in nights)


def _dearer(kind: RoomType, other: RoomType) -> bool:
    return kind.base is not None and other.base is not None and other.base > kind.base


def _distance(kind: RoomType, other: RoomType) -> tuple[bool, Decimal]:
    if kind.base is None or other.base is None:
        return (True, Decimal(0))
    return (other.base < kind.base, abs(other.base - kind.base))
