"""Who comes and goes today, and what is ready for whom?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.day.figures import Morning
from domain.finding import Finding
from domain.house.snapshot import House, Stay
from domain.phrase import Phrase, say
from domain.service.transfer import Way
from governance.day.brief.shown import known, whole
from governance.post.replies import Line

MOST_VIPS = 3
MOST_OTHERS = 4


def guests(house: House, morning: Morning, vips: Sequence[Finding]) -> Iterator[Line]:
    """Arrivals and departures, each VIP with what is ready and what is not, then who else comes."""
    today = morning.guests
    if not known(today.arrivals, today.departures, today.in_house):
        return
    arriving, leaving = whole(today.arrivals), whole(today.departures)
    if ready := _all_ready(house):
        yield Line(ready, bold=True)
    parts = [
        _arrivals(arriving, whole(today.vip_arrivals)),
        say("brief.departures", n=leaving) if leaving else say("brief.no_departures"),
    ]
    if house.letters:
        parts.append(say("brief.letters", n=len(house.letters), since=house.letters[0]))
    if whole(today.people) and not any(name.startswith("people[") for name in today.people.missing):
        parts.append(say("count.people", n=whole(today.people)))
    yield Line(say("join.dots", parts=tuple(parts)), bold=bool(arriving))
    yield from (Line(finding.phrase) for finding in vips[:MOST_VIPS])
    if len(vips) > MOST_VIPS:
        yield Line(say("brief.guest_more", n=len(vips) - MOST_VIPS), quiet=True)
    if others := tuple(_others(house)):
        yield Line(say("brief.others" if vips else "brief.arriving", guests=others))


def _arrivals(arriving: int, vips: int) -> Phrase:
    if not arriving:
        return say("brief.no_arrivals")
    if vips == arriving:
        return say("brief.arrivals_all_vip", n=arriving)
    if vips:
        return say("brief.arrivals_vip", n=arriving, vips=say("count.vips", n=vips))
    return say("brief.arrivals", n=arriving)


def _all_ready(house: House) -> Phrase | None:
    """« 3 arrivées VIP, chambres prêtes, voiture commandée »: only when every room was inspected by a tap and every
    car that is wanted was ordered; None while anything is missing."""
    vips = [stay for stay in house.arrivals if stay.vip]
    rooms = [stay.room_number for stay in vips]
    shared = len(set(rooms)) < len(rooms)
    if not vips or shared or not all(room and house.service.ready(room) for room in rooms):
        return None
    guests = {stay.reservation for stay in vips}
    cars = [car for guest in guests for car in house.service.cars(guest, Way.ARRIVAL)]
    if not all(car.secured for car in cars):
        return None
    parts = [say("brief.vip_arrivals", n=len(guests)), say("brief.rooms_ready", n=len(rooms))]
    if cars:
        parts.append(say("brief.cars_ordered", n=len(cars)))
    return say("join.commas", parts=tuple(parts))


def _others(house: House) -> Iterator[Phrase]:
    """The other arrivals by name, each booking once, with the room or that it has none."""
    bookings: dict[str, list[Stay]] = {}
    for stay in house.arrivals:
        if not stay.vip and stay.guest:
            bookings.setdefault(stay.number, []).append(stay)
    for stays in [*bookings.values()][:MOST_OTHERS]:
        rooms = tuple(stay.room_number for stay in stays if stay.room_number)
        if len(rooms) == len(stays):
            yield say("brief.other", guest=stays[0].guest, rooms=rooms)
        else:
            yield say("brief.other_unplaced", guest=stays[0].guest)
    if len(bookings) > MOST_OTHERS:
        yield say("value.and_more", n=len(bookings) - MOST_OTHERS)
