"""Which VIPs arrive today, at what hour, what is ready for them and what does nobody know yet?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from directors.gm.calling import CAR_WORDS
from domain.finding import Finding, Severity
from domain.folding import folded_words
from domain.house.snapshot import House, Stay
from domain.phrase import Name, Phrase, say
from domain.service.care import CareKind
from domain.service.room import RoomState
from domain.service.transfer import Transfer, Way

# The whole note is one tap away in /arrivees; the brief has room for what a chairman would ask about.
LONGEST_NOTE = 90
_HOUR = re.compile(r"\b([01]?\d|2[0-3])\s?[:hH]\s?([0-5]\d)\b")
_CLAUSE = re.compile(r"\s*[;.\n]\s*(?=\S|$)")


def vip_arrivals(house: House) -> Iterator[Finding]:
    """One finding a booking; it is news again when a room is given or the note changes."""
    by_number: dict[str, list[Stay]] = {}
    for stay in house.arrivals:
        if stay.vip:
            by_number.setdefault(stay.number, []).append(stay)
    for number, stays in by_number.items():
        first = stays[0]
        rooms = ",".join(stay.room_number or "?" for stay in stays)
        yield Finding(
            key=f"vip:{number}:{house.today.isoformat()}",
            director="gm",
            severity=Severity.P2,
            phrase=_line(house, first, _details(house, stays), _missing(house, stays)),
            state=f"{rooms}|{_states(house, stays)}|{first.note or ''}",
            night=house.today,
        )


def _line(house: House, stay: Stay, details: tuple[Phrase, ...], missing: tuple[Phrase, ...]) -> Phrase:
    if stay.guest:
        told = (
            say("brief.guest", guest=stay.guest, details=details)
            if details
            else say("brief.guest_plain", guest=stay.guest)
        )
    else:
        told = (
            say("brief.guest_unnamed", room_type=_type_name(house, stay), details=details)
            if details
            else say("brief.guest_plain", guest=_type_name(house, stay))
        )
    return say("brief.guest_missing", guest=told, missing=missing) if missing else told


def _states(house: House, stays: list[Stay]) -> str:
    marks = (house.service.rooms.get(stay.room_number or "") for stay in stays)
    said = ",".join(mark.state.value if mark else "" for mark in marks)
    cars = house.service.cars(stays[0].reservation, Way.ARRIVAL)
    return "|".join((said, ",".join(f"{car.state}{car.wish.at}" for car in cars)))


def _details(house: House, stays: list[Stay]) -> tuple[Phrase, ...]:
    """The stay's rank, the hour and the rest of the note as it was written, then the room that is given."""
    first = stays[0]
    known = [*stayed_before(first)]
    known += [car_told(one) for one in house.service.cars(first.reservation, Way.ARRIVAL) if one.secured]
    known += [
        say(
            "brief.room_inspected" if house.service.ready(stay.room_number) else "brief.room_number",
            room=stay.room_number,
        )
        for stay in stays
        if stay.room_number
    ]
    liked = likes(house, first)
    clauses = _clauses(first.note or "")
    if any(one.secured for one in house.service.cars(first.reservation, Way.ARRIVAL)):  # told already
        clauses = (one for one in clauses if not CAR_WORDS.issuperset(folded_words(one)))
    notes = [say("brief.note", note=clause) for clause in clauses]
    return (*known, *notes, *((liked,) if liked else ()))


def stayed_before(stay: Stay) -> Iterator[Phrase]:
    """« 3e séjour (le dernier jusqu'au 12 juin) » for a guest who comes back."""
    if stay.returning and stay.last_left is not None:
        yield say("brief.returning_last", n=stay.returning + 1, left=stay.last_left)
    elif stay.returning:
        yield say("brief.returning", n=stay.returning + 1)


def likes(house: House, stay: Stay) -> Phrase | None:
    """What the house kept of a returning guest with his consent."""
    kept = house.service.kept.get(stay.reservation, ())
    words = tuple(one.words for one in kept if one.kind is CareKind.PREFERENCE)
    return say("gm.likes", what=words) if words else None


def car_told(car: Transfer) -> Phrase:
    """The car that was ordered, with its flight and hour where they are known."""
    wish = car.wish
    if wish.flight and wish.at:
        return say("gm.car_flight", flight=wish.flight, at=wish.at)
    return say("gm.car_at", at=wish.at) if wish.at else say("gm.car")


def _clauses(note: str) -> Iterator[str]:
    """The note in its own clauses, the one with the hour first; a clause is told whole or left for /arrivees."""
    parts = [part for part in _CLAUSE.split(note) if part]
    parts.sort(key=lambda part: _HOUR.search(part) is None)
    left = LONGEST_NOTE
    for n, part in enumerate(parts):
        if n and left < len(part):
            continue
        left -= len(part)
        yield part


def _missing(house: House, stays: list[Stay]) -> tuple[Phrase, ...]:
    """What nobody has said or done yet: a room is ready when somebody else than its cleaner tapped it."""
    unplaced = any(stay.room_number is None for stay in stays)
    found = [say("brief.room_unassigned")] if unplaced else []
    cars = house.service.cars(stays[0].reservation, Way.ARRIVAL)
    note = stays[0].note or ""
    if not any(one.wish.at for one in cars):
        if not note.strip() and not cars:
            found.append(say("gm.arrival_unknown"))
        elif _HOUR.search(note) is None:
            found.append(say("gm.hour_unknown"))
    for car in cars:
        if not car.secured:
            who = house.service.people.get(car.by)
            found.append(say("gm.car_to_order_by", person=who) if who else say("gm.car_to_order"))
    return (*found, *_unready(house, stays))


def _unready(house: House, stays: list[Stay]) -> Iterator[Phrase]:
    """What is still to be done in the rooms that are given: inspected is what another than the cleaner has said."""
    for stay in stays:
        if stay.room_number is None or house.service.ready(stay.room_number):
            continue
        mark = house.service.rooms.get(stay.room_number)
        if mark is None and stay.room_number not in house.service.holders:
            yield say("gm.inspection_unknown")
        elif mark is None:
            yield _held(house, say("gm.to_clean", room=stay.room_number), stay.room_number)
        elif mark.state is RoomState.CLEAN:
            yield _held(house, say("gm.to_inspect", room=stay.room_number), stay.room_number)
        elif mark.state is RoomState.OUT_OF_ORDER:
            yield say("gm.out_of_order", room=stay.room_number)
        else:
            yield _held(house, say("gm.to_clean", room=stay.room_number), stay.room_number)


def _held(house: House, what: Phrase, room: str) -> Phrase:
    """With the name of whoever has it today."""
    person = house.service.holders.get(room)
    return what if person is None else say("gm.held_by", what=what, person=person)


def _type_name(house: House, stay: Stay) -> Name | Phrase:
    kind = house.hotel.room_type(stay.room_type) if stay.room_type else None
    return kind.name if kind else say("room_type.unknown")
