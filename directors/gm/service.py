"""What of the day's service cannot wait: a room, a car, an allergy?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from domain.finding import Finding, Severity
from domain.house.snapshot import House, Stay
from domain.phrase import say
from domain.service.legal import DECLARATION, rules
from domain.service.transfer import TransferState, Way

SOON = timedelta(hours=1)
CAR_SOON = timedelta(hours=4)
USUAL = time(15)


def not_ready(house: House) -> Iterator[Finding]:
    """One hour before a guest comes his room is not ready, or he has none: P1, for a VIP too."""
    if not house.service.rooms:  # a house that says nothing of its rooms is not told so every day
        return
    for stay in house.arrivals:
        at, guest = arrival_of(house, stay), stay.guest or stay.number
        if at - SOON > house.now:
            continue
        if stay.room_number is None:
            yield Finding(
                key=f"room_missing:{stay.number}:{stay.position}:{house.today}",
                director="gm",
                severity=Severity.P1,
                phrase=say("gm.no_room_soon", guest=guest, at=at),
                state="none",
                night=house.today,
            )
        elif not house.service.ready(stay.room_number):
            mark = house.service.rooms.get(stay.room_number)
            yield Finding(
                key=f"room_not_ready:{stay.room_number}:{house.today}",
                director="gm",
                severity=Severity.P1,
                phrase=say("gm.not_ready", room=stay.room_number, guest=guest, at=at),
                state=mark.state.value if mark else "unsaid",
                night=house.today,
            )


def car_not_confirmed(house: House) -> Iterator[Finding]:
    """Four hours before the pick-up no driver has confirmed: P1 while none is ordered, else P2."""
    for stay in {one.reservation: one for one in (*house.arrivals, *house.departures)}.values():
        for way in Way:
            for car in house.service.cars(stay.reservation, way):
                if car.wish.at is None or not house.now <= car.wish.at <= house.now + CAR_SOON:
                    continue
                guest = stay.guest or stay.number
                if car.state is TransferState.WANTED:
                    phrase, severity = say("gm.car_not_ordered", guest=guest, at=car.wish.at), Severity.P1
                elif car.state is TransferState.ORDERED:
                    phrase, severity = say("gm.car_not_confirmed", guest=guest, at=car.wish.at), Severity.P2
                else:
                    continue
                yield Finding(
                    key=f"car:{car.id}:{house.today}",
                    director="gm",
                    severity=severity,
                    phrase=phrase,
                    state=f"{car.state}:{car.wish.at.isoformat()}",
                    night=house.today,
                )


def unread_allergy(house: House) -> Iterator[Finding]:
    """Somebody with an allergy sleeps here tonight, and nobody of the kitchen has read it: P1."""
    for stay in {one.reservation: one for one in house.in_house}.values():
        for care in house.service.cares.get(stay.reservation, ()):
            if care.unread:
                yield Finding(
                    key=f"care_unread:{care.id}",
                    director="gm",
                    severity=Severity.P1,
                    phrase=say("gm.care_unread", guest=stay.guest or stay.number, what=care.words),
                    state="unread",
                    night=house.today,
                )


def undeclared(house: House) -> Iterator[Finding]:
    """Yesterday's guests are not declared after the hour of the law: P1, with how many bookings."""
    left, due = house.service.undeclared, rules()[DECLARATION].due
    local = house.now.astimezone(house.hotel.zone).time()
    if left and due is not None and local >= due:
        yield Finding(
            key=f"undeclared:{house.today}",
            director="gm",
            severity=Severity.P1,
            phrase=say("gm.undeclared", n=left),
            state=str(left),
            night=house.today,
        )


def arrival_of(house: House, stay: Stay) -> datetime:
    """The instant of an arrival: of the car where one is known, else the house's usual hour."""
    cars = house.service.cars(stay.reservation, Way.ARRIVAL)
    known = [car.wish.at for car in cars if car.wish.at is not None]
    usual = house.hotel.check_in or USUAL
    return min(known, default=datetime.combine(house.today, usual, house.hotel.zone))
