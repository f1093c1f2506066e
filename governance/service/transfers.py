"""How is a car asked for, ordered, confirmed, or asked for again because the flight is late?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from domain.bookings.reservation import Reservation
from domain.consent.rights import Right, may
from domain.errors import refuse
from domain.folding import fold
from domain.property import Property
from domain.service.calling import AT_DOOR
from domain.service.transfer import MOVES, Point, Transfer, TransferState, TransferWish, Way
from governance.office import Office
from governance.package.filled import package_of
from governance.service.transfer_sentence import TransferSaid
from store.consent.people import Member
from store.unit import Unit

AHEAD = timedelta(days=7)
DOOR = "address.door"
PLACE = "place:"  # the setting that holds a named place's coordinates


@dataclass(frozen=True, slots=True)
class Car:
    """A transfer with what its driver must know: the guest by name, the day, the map of the pick-up."""

    transfer: Transfer
    guest: str
    day: date
    people: int | None
    point: Point | None


async def one_booking(unit: Unit, number: str) -> tuple[int, Reservation]:
    """The booking that people call by this number, with its id. Refusal: none, two, or one that holds no room."""
    found = await unit.reservations.numbered(number)
    if len(found) != 1:
        raise refuse("booking.unknown_number", number=number)
    if not found[0].holding:
        raise refuse("transfer.no_stay", number=number)
    stays = await unit.reservations.stays_between(found[0].check_in, found[0].check_out)
    mine = next((stay for stay in stays if stay.number == found[0].number), None)
    if mine is None:
        raise refuse("transfer.no_stay", number=number)
    return mine.reservation, found[0]


async def said(office: Office, unit: Unit, member: Member, told: TransferSaid) -> Transfer:
    """What was said of a booking's transfer, added to what was known. Refusal: not his to say, or no such booking.

    Another hour, place or driver has to be ordered anew: what the driver confirmed was something else.
    """
    demand(member)
    reservation, booking = await one_booking(unit, told.number)
    hotel = await unit.property.get()
    way = told.way or Way.ARRIVAL
    known = next(
        (one for one in await unit.transfers.of([reservation]) if one.wish.way is way and one.stands), None
    )
    before = known.wish if known else TransferWish(way)
    wish = TransferWish(
        way,
        _instant(told, before, booking, hotel) if told.at or told.day else before.at,
        told.flight or before.flight,
        told.pick_up or before.pick_up,
        told.driver or before.driver,
    )
    now, person = office.clock(), f"person:{member.person.id}"
    if known is None:
        transfer = await unit.transfers.put(reservation, wish, TransferState.WANTED, person, now)
    else:
        state = known.state if wish == before else TransferState.WANTED
        await unit.transfers.change(known, wish, state, person, now)
        transfer = replace(known, wish=wish, state=state, by=person, changed_at=now)
    await noted(unit, transfer, person, now)
    return transfer


async def move(
    office: Office, unit: Unit, member: Member, transfer: Transfer, to: TransferState
) -> Transfer | None:
    """Take it on; None when somebody else was faster. Refusal: not his, or no such step, or the hour is unknown."""
    demand(member)
    if to not in MOVES[transfer.state]:
        raise refuse("error.unknown_card")
    if to is TransferState.ORDERED and transfer.wish.at is None:
        raise refuse("transfer.no_hour")
    now, person = office.clock(), f"person:{member.person.id}"
    if not await unit.transfers.change(transfer, transfer.wish, to, person, now):
        return None
    moved = replace(transfer, state=to, by=person, changed_at=now)
    await noted(unit, moved, person, now)
    return moved


def demand(member: Member) -> None:
    """Refusal for whoever does not run the house."""
    if not may(member.role, Right.FILE):
        raise refuse("transfer.not_yours")


async def noted(unit: Unit, transfer: Transfer, person: str, now: datetime) -> None:
    """One line of the journal, without a name."""
    body = {"reservation": transfer.reservation, "way": transfer.wish.way.value, "to": transfer.state.value}
    await unit.journal.append("transfer.moved", f"transfer:{transfer.id}", person, body, now)


async def coming(office: Office, unit: Unit, since: date, until: date) -> Sequence[Car]:
    """The transfers of whoever arrives or leaves on these days, by their hour; what is done or off is left out."""
    stays = await unit.reservations.stays_between(since - timedelta(days=1), until)
    by_id = {stay.reservation: stay for stay in reversed(stays)}
    cars = []
    for one in await unit.transfers.of(list(by_id)):
        stay = by_id[one.reservation]
        day = stay.check_in if one.wish.way is Way.ARRIVAL else stay.check_out
        if one.stands and since <= day <= until:
            guest = stay.guest or stay.number
            cars.append(Car(one, guest, day, stay.people, await point_of(unit, one.wish)))
    return sorted(cars, key=lambda car: (car.day, car.transfer.wish.at or _whenever(car.day)))


async def point_of(unit: Unit, wish: TransferWish) -> Point | None:
    """The coordinates of a place that the house has named; of its own door, those that the package states.

    None for any other words.
    """
    name = wish.pick_up
    held = (await unit.settings.all()).get(f"{PLACE}{(name or '').casefold()}")
    if held:
        return Point(float(held[0]), float(held[1]))
    at_door = fold(name) in AT_DOOR if name else wish.way is Way.DEPARTURE
    leaf = (await package_of(unit)).settled(DOOR) if at_door else None
    if leaf is None or not isinstance(leaf.value, list):
        return None
    latitude, longitude = leaf.value
    return Point(float(latitude), float(longitude))


async def name_place(office: Office, unit: Unit, member: Member, name: str, point: Point) -> None:
    """From now on this place has a map. Refusal: not his to name."""
    demand(member)
    where = [point.latitude, point.longitude]
    await unit.settings.set(
        f"{PLACE}{name.casefold()}", where, by=f"person:{member.person.id}", at=office.clock()
    )


def _whenever(day: date) -> datetime:
    """After everything of the day that has an hour."""
    return datetime.combine(day + timedelta(days=2), time(0), UTC)


def _instant(
    told: TransferSaid, before: TransferWish, booking: Reservation, hotel: Property
) -> datetime | None:
    """The pick-up: of the day said, else of the arrival or departure; None while no hour is known."""
    known = before.at.astimezone(hotel.zone) if before.at else None
    hour = told.at or (known.time() if known else None)
    usual = booking.check_in if before.way is Way.ARRIVAL else booking.check_out
    day = told.day or (known.date() if known else usual)
    return datetime.combine(day, hour, hotel.zone) if hour else None
