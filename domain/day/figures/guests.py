"""Who comes, goes, stays over and sleeps here tonight?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.day.figures.opened import bookings, opened, unmapped
from domain.figure import Figure
from domain.house.snapshot import House, Stay

UNKNOWN_TYPE = "?"


@dataclass(frozen=True, slots=True)
class Guests:
    """Rooms by movement today, people tonight, and bookings of VIPs that arrive or are here already."""

    arrivals: Figure
    departures: Figure
    stay_overs: Figure
    in_house: Figure
    people: Figure
    vip_arrivals: Figure
    vip_in_house: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (
            self.arrivals,
            self.departures,
            self.stay_overs,
            self.in_house,
            self.people,
            self.vip_arrivals,
            self.vip_in_house,
        )


def guests(house: House) -> Guests:
    """Movements of the house's today; a stay is one room of one booking."""
    arriving, sleeping = house.arrivals, house.in_house
    staying = tuple(stay for stay in sleeping if stay.check_in < house.today)
    return Guests(
        arrivals=_rooms(house, "arrivals", arriving),
        departures=_rooms(house, "departures", house.departures),
        stay_overs=_rooms(house, "stay_overs", staying),
        in_house=_rooms(house, "in_house", sleeping),
        people=_people(house, sleeping),
        vip_arrivals=_vips(house, "vip_arrivals", arriving),
        vip_in_house=_vips(house, "vip_in_house", staying),
    )


def _rooms(house: House, name: str, stays: Iterable[Stay]) -> Figure:
    rooms = tuple(stays)
    by_type = Counter({kind.code: 0 for kind in house.sellable})
    by_type.update(stay.room_type or UNKNOWN_TYPE for stay in rooms)
    operands = tuple((f"rooms[{code}]", Decimal(count)) for code, count in by_type.items())
    return opened(house, _key(house, name), "rooms", "sum(rooms)", operands, sources=(bookings(rooms),))


def _people(house: House, stays: tuple[Stay, ...]) -> Figure:
    operands = tuple(
        (f"people[{stay.number}#{n}]", None if stay.people is None else Decimal(stay.people))
        for n, stay in enumerate(stays, 1)
    )
    missing = tuple(f"people[{stay.number}]" for stay in stays if stay.people is None)
    return opened(
        house,
        _key(house, "people"),
        "people",
        "sum(people)",
        operands,
        sources=(bookings(stays),),
        missing=missing,
    )


def _vips(house: House, name: str, stays: Iterable[Stay]) -> Figure:
    known = tuple(stay for stay in stays if stay.vip)
    operands = tuple((f"bookings[{number}]", Decimal(1)) for number in dict.fromkeys(s.number for s in known))
    return opened(
        house,
        _key(house, name),
        "bookings",
        "sum(bookings)",
        operands,
        sources=(bookings(known),),
        missing=unmapped(known),
    )


def _key(house: House, name: str) -> str:
    return f"{name}:{house.today.isoformat()}"
