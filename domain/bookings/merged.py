"""What is true of a booking, when several sources have spoken of it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from domain.bookings.reservation import Guest, Reservation, StayRoom
from domain.bookings.sighting import NO_CHANNEL, Sighting, channel_number, manager_number
from domain.money import Money

T = TypeVar("T")
NOBODY = Guest()


def merged(sightings: Sequence[Sighting], guest: Guest = NOBODY) -> Reservation:
    """The booking as all of them together tell it, whatever the order in which they came.

    Field by field the richest source counts. A poorer one that tells of a later change counts until a richer one
    has spoken after it. `guest` is what is kept of the person, who stands in no sighting.
    """
    ranked = sorted(sightings, key=_weight, reverse=True)
    numbered = next((s for s in ranked if manager_number(s.reservation)), ranked[0])
    state = standing(sightings)
    rooms = _rooms(sightings, state)
    total = _first(_by_standing(sightings, "total"), lambda s: s.reservation.total)
    top = ranked[0].reservation
    booked = next((s for s in ranked if s.booked_known), ranked[0])
    return replace(
        top,
        provider=numbered.reservation.provider,
        number=numbered.reservation.number,
        channel_number=_first(ranked, lambda s: channel_number(s.reservation)),
        source=_first(ranked, lambda s: None if s.reservation.source in NO_CHANNEL else s.reservation.source)
        or top.source,
        state=state.reservation.state,
        cancelled_at=state.reservation.cancelled_at,
        rooms=rooms,
        total=total,
        commission=_commission(ranked, total),
        booked_at=booked.reservation.booked_at,
        updated_at=max(s.reservation.updated_at for s in sightings),
        guest=guest,
        vip=any(s.reservation.vip for s in sightings),
        segment=_first(ranked, lambda s: s.reservation.segment),
        sample=all(s.reservation.sample for s in sightings),
    )


def standing(sightings: Sequence[Sighting], field: str = "state") -> Sighting:
    """The sighting that counts for a field that changes with time.

    The richest and then newest one; unless a poorer source told of something that happened later, and no richer
    one has spoken since.
    """
    spoken = [s for s in sightings if field in s.said]
    best = max(spoken, key=_weight)
    later = [
        s
        for s in spoken
        if s.event in {"changed", "cancelled"}
        and s.seen_at > best.seen_at
        and not any(other.rank > s.rank and other.seen_at >= s.seen_at for other in spoken)
    ]
    return max([best, *later], key=lambda s: (s.seen_at, *_weight(s)))


def kept_guest(kept: Guest, told: Guest, *, richer: bool) -> Guest:
    """Both together: what the richer one says counts, what only one says is kept."""
    first, second = (told, kept) if richer else (kept, told)
    return Guest(
        first.name or second.name,
        first.country or second.country,
        first.email or second.email,
        first.phone or second.phone,
        first.note or second.note,
    )


def contradictions(sightings: Sequence[Sighting]) -> tuple[str, ...]:
    """The fields on which the newest words of two sources differ, by name."""
    newest: dict[str, Sighting] = {}
    for one in sorted(sightings, key=lambda s: s.seen_at):
        newest[one.source] = one
    told = [s.reservation for s in newest.values()]
    totals = {b.total for b in told if b.total is not None}
    stays = {_stay(b) for b in told if b.rooms}
    states = {b.state.holds_a_room for b in told}
    differing = {"state": len(states) > 1, "rooms": len(stays) > 1, "total": len(totals) > 1}
    return tuple(name for name, differs in differing.items() if differs)


def _stay(booking: Reservation) -> frozenset[tuple[object, int]]:
    return frozenset(Counter((room.check_in, room.check_out) for room in booking.rooms).items())


def _weight(one: Sighting) -> tuple[object, ...]:
    """Richest first, then newest; the digest makes the order of equals certain."""
    return one.rank, one.seen_at, one.digest


def _by_standing(sightings: Sequence[Sighting], field: str) -> list[Sighting]:
    spoken = [s for s in sightings if field in s.said]
    return [standing(spoken, field)] if spoken else []


def _first(ranked: Iterable[Sighting], read: Callable[[Sighting], T | None]) -> T | None:
    return next((value for one in ranked if (value := read(one)) is not None), None)


def _commission(ranked: Iterable[Sighting], total: Money | None) -> Money | None:
    """Only in the currency of the total: two currencies are never mixed in one booking."""
    return _first(
        ranked,
        lambda s: (
            s.reservation.commission
            if s.reservation.commission
            and (total is None or s.reservation.commission.currency == total.currency)
            else None
        ),
    )


def _rooms(sightings: Sequence[Sighting], state: Sighting) -> tuple[StayRoom, ...]:
    """The rooms of whoever counts for them; what he leaves open of a room is taken from those who agree."""
    told = _by_standing(sightings, "rooms")
    if not told:
        return ()
    rooms = told[0].reservation.rooms
    if told[0] is not state and told[0].reservation.state != state.reservation.state:
        rooms = tuple(replace(room, state=state.reservation.state) for room in rooms)
    others = sorted((s for s in sightings if s is not told[0]), key=_weight, reverse=True)
    for other in others:
        theirs = other.reservation.rooms
        if len(theirs) == len(rooms):
            rooms = tuple(_filled(mine, his) for mine, his in zip(rooms, theirs, strict=True))
    return rooms


def _filled(room: StayRoom, other: StayRoom) -> StayRoom:
    if (room.check_in, room.check_out) != (other.check_in, other.check_out):
        return room
    if None not in (room.room_type, other.room_type) and room.room_type != other.room_type:
        return room
    return replace(
        room,
        room_type=room.room_type or other.room_type,
        adults=room.adults if room.adults is not None else other.adults,
        children=room.children if room.children is not None else other.children,
        room_number=room.room_number or other.room_number,
        external_code=room.external_code or other.external_code,
    )
