"""What does the owner read when bookings come in, change or go?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.bookings.reservation import Reservation, StayRoom
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.nights import ONE_DAY, Span
from domain.phrase import Name, Phrase, say
from governance.post.replies import Block, Line, Reply

Kind = Literal["new", "changed", "cancelled"]
MOST_JOINED = 10
MOST_SOONEST = 5
MOST_ROOMS = 4
_COUNTS: dict[Kind, str] = {
    "new": "booking.count_new",
    "changed": "booking.count_changed",
    "cancelled": "booking.count_gone",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One booking that is news. `before` is the revision known until now, None for a new booking."""

    kind: Kind
    reservation: Reservation
    before: Reservation | None = None


def booking_message(changes: Sequence[Change], house: House) -> Reply:
    """One message whatever their number: a single booking in full, several as rows.

    `house` already counts them, so that « il reste » is what is left now.
    """
    if len(changes) == 1:
        return Reply((Block(tuple(_single(changes[0], house))),))
    return _joined(say("booking.joined", n=len(changes)), changes, house)


def overnight_message(changes: Sequence[Change], house: House) -> Reply:
    """What came during quiet hours, as rows under one heading."""
    return _joined(say("booking.overnight", n=len(changes)), changes, house)


def _joined(title: Phrase, changes: Sequence[Change], house: House) -> Reply:
    rows = _counted(changes, house) if len(changes) > MOST_JOINED else []
    shown = _soonest(changes, house) if rows else changes
    rows += [Line(_row(change, house)) for change in shown]
    if len(changes) > len(shown):
        rows.append(Line(say("brief.guest_more", n=len(changes) - len(shown)), quiet=True))
    sample = [Line(say("brief.sample"), quiet=True)] if any(_sample(c, house) for c in changes) else []
    return Reply((Block((Line(title, bold=True), *rows, *sample)),))


def _soonest(changes: Sequence[Change], house: House) -> Sequence[Change]:
    """The stays that are still to come first, soonest first."""

    def order(change: Change) -> tuple[bool, date]:
        return change.reservation.check_out < house.today, change.reservation.check_in

    return sorted(changes, key=order)[:MOST_SOONEST]


def _counted(changes: Sequence[Change], house: House) -> list[Line]:
    """A whole file or the bookings of a long silence: how many of each, how many are still to come."""
    kinds = Counter(change.kind for change in changes)
    said = [say(_COUNTS[kind], n=kinds[kind]) for kind in _COUNTS if kinds[kind]]
    held = [c.reservation for c in changes if c.reservation.holding and c.kind != "cancelled"]
    ahead = sum(1 for booking in held if booking.check_out > house.today)
    return [Line(say("booking.counted", kinds=tuple(said))), Line(say("booking.count_ahead", n=ahead))]


def _title(change: Change, house: House) -> Phrase:
    source = channel_name(change.reservation.source, house)
    match change.kind:
        case "new":
            return say("booking.new", source=source)
        case "changed":
            return say("booking.changed", source=source)
        case "cancelled":
            return say("booking.cancelled", source=source)


def _single(change: Change, house: House) -> Iterator[Line]:
    booking = change.reservation
    yield Line(_title(change, house), bold=True)
    yield Line(_rooms(_rooms_told(change), house))
    if change.before is not None and change.kind == "changed" and _moved(change.before, booking):
        yield Line(say("booking.was", before=_rooms(_held(change.before), house)), quiet=True)
    yield Line(_money(booking))
    if booking.guest.name:
        yield Line(say("booking.guest", guest=booking.guest.name, number=booking.number))
    else:
        yield Line(say("booking.number", number=booking.number))
    if left := _left(change, house):
        yield Line(left)
    if _sample(change, house):
        yield Line(say("brief.sample"), quiet=True)


def _rooms_told(change: Change) -> tuple[StayRoom, ...]:
    """A cancelled booking holds nothing any more: what it held is told."""
    if change.kind == "cancelled" and change.before is not None and change.before.holding:
        return change.before.holding
    return _held(change.reservation)


def _held(booking: Reservation) -> tuple[StayRoom, ...]:
    return booking.holding or booking.rooms


def _moved(before: Reservation, after: Reservation) -> bool:
    def seen(rooms: tuple[StayRoom, ...]) -> Counter[tuple[str | None, date, date, int | None]]:
        return Counter((room.room_type, room.check_in, room.check_out, _people(room)) for room in rooms)

    return seen(_held(before)) != seen(_held(after))


def _rooms(rooms: tuple[StayRoom, ...], house: House) -> Phrase:
    if len(rooms) == 1:
        return room_told(rooms[0], house)
    alike = Counter(room_told(room, house) for room in rooms)
    shown = list(alike.items())[:MOST_ROOMS]
    if len(alike) == 1:
        return say("booking.rooms_alike", n=len(rooms), room=shown[0][0])
    named = [say("booking.rooms_alike", n=n, room=room) if n > 1 else room for room, n in shown]
    if len(alike) > MOST_ROOMS:
        named.append(say("value.and_more", n=len(rooms) - sum(n for _, n in shown)))
    return say("booking.rooms", count=say("count.rooms", n=len(rooms)), rooms=tuple(named))


def room_told(room: StayRoom, house: House) -> Phrase:
    """Its type, its days, and how many sleep there where that is known."""
    people = _people(room)
    name, stay = _type(room, house), _nights(room)
    if people is None:
        return say("booking.room_plain", room_type=name, stay=stay)
    return say("booking.room", room_type=name, stay=stay, people=say("count.people", n=people))


def _type(room: StayRoom, house: House) -> Name | Phrase:
    kind = house.hotel.room_type(room.room_type) if room.room_type else None
    if kind is not None:
        return kind.name
    code = room.external_code or room.room_type
    if code is None or ":" in code:  # a code of the panel's says nothing to anybody; a name does
        return say("room_type.unknown")
    return say("booking.unmapped_type", code=code)


def _nights(room: StayRoom) -> Span:
    """A day use has no night; it is shown on its day."""
    return Span(room.check_in, max(room.check_in, room.check_out - ONE_DAY))


def _people(room: StayRoom) -> int | None:
    return None if room.adults is None else room.adults + (room.children or 0)


def _money(booking: Reservation) -> Phrase:
    """The total, and what is left of it after the channel's commission where the channel says it."""
    if booking.total is None:
        return say("booking.total_unknown")
    commission = booking.commission
    if commission is None or commission.currency != booking.total.currency or not commission.amount:
        return say("booking.total", total=booking.total)
    return say("booking.total_net", total=booking.total, net=booking.total - commission)


def _left(change: Change, house: House) -> Phrase | None:
    """The fewest rooms left of the only type concerned, over its nights to come; overbooked nights ring apart."""
    rooms = _rooms_told(change)
    types = {room.room_type for room in rooms}
    if len(types) != 1 or None in types:
        return None
    [code] = types
    nights = {night for room in rooms for night in room.nights if night >= house.today and code}
    if not nights or code is None:
        return None
    lefts = [house.night(code, night).left for night in sorted(nights) if house.first <= night <= house.last]
    known = [left for left in lefts if left is not None]
    if len(known) < len(nights):
        return say("booking.left_unknown")
    fewest = max(0, min(known))
    if change.kind == "cancelled":
        return say("booking.left_again", n=fewest) if fewest else None
    return say("booking.left", n=fewest) if fewest else say("booking.none_left")


def _row(change: Change, house: House) -> Phrase:
    rooms, booking = _rooms_told(change), change.reservation
    what = _title(change, house)
    name = _type(rooms[0], house) if len(rooms) == 1 else say("count.rooms", n=len(rooms))
    first = min(room.check_in for room in rooms)
    stay = Span(first, max(first, max(room.check_out for room in rooms) - ONE_DAY))
    if booking.total is None or change.kind == "cancelled":
        return say("booking.joined_row_plain", what=what, room_type=name, stay=stay)
    return say("booking.joined_row", what=what, room_type=name, stay=stay, total=booking.total)


def _sample(change: Change, house: House) -> bool:
    return change.reservation.sample or house.sample
