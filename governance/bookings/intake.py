"""What happens when bookings come in, whichever way they came?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from channels.ports import Envelope
from domain.bookings.reservation import Reservation, StayRoom
from domain.bookings.sighting import Rank, Sighting
from domain.consent.rights import Right, may
from domain.house.snapshot import House
from domain.property import Property
from governance.activation.first_booking import ring_first
from governance.bookings.alarms import ring
from governance.bookings.contained import contain_changes
from governance.bookings.matching import best_match
from governance.bookings.messages import Change, booking_message, overnight_message
from governance.bookings.questions import ask_what_is_shown
from governance.bookings.receiving import take_in
from governance.bookings.room_names import in_peoples_words
from governance.bookings.which_type import ask_which_type
from governance.office import Office, snapshot
from governance.post.quiet import after_quiet_hours
from governance.post.replies import Reply
from governance.post.telling import tell
from store.consent.people import Member
from store.unit import Unit

# The ways by which a booking rings; what a first reading brings from before, and samples, do not.
RINGING = ("pull", "callback", "import", "mail", "chat", "typed")

# When the channel manager's own list of all bookings came in last, as a file.
LISTED = "bookings:listed"

# How far ahead the house is looked at for one booking: a stay in a far century is stored, not unrolled.
FARTHEST = timedelta(days=1100)


@dataclass(frozen=True, slots=True)
class Received:
    """What one delivery amounted to: the bookings that were news, and the deliveries to acknowledge."""

    changes: tuple[Change, ...]
    settled: tuple[tuple[str, str], ...]
    unreadable: int


async def receive(
    office: Office, property_id: str, envelopes: Sequence[Envelope], via: str, *, announce: bool = True
) -> Received:
    """What the channel manager delivered: every revision stored, people told, rooms sold twice looked for.

    All of it in one unit: a crash leaves either nothing, and the delivery comes again, or everything.
    """
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        hotel = await unit.property.get()
        for envelope in envelopes:
            if envelope.reservation is None:
                await keep_unreadable(unit, envelope, now, via)
        told = [one for envelope in envelopes if (one := of_envelope(envelope, hotel)) is not None]
        changes = await receive_in(office, unit, told, via, announce=announce)
    settled = [(e.delivery, e.reservation.number) for e in envelopes if e.delivery and e.reservation]
    return Received(changes, tuple(settled), sum(1 for e in envelopes if e.reservation is None))


async def receive_in(
    office: Office, unit: Unit, sightings: Sequence[Sighting], via: str, *, announce: bool = True
) -> tuple[Change, ...]:
    """The one way in: what wire, mail, file, chat and people say of bookings, with everything that follows.

    Inside the caller's unit, so that a mail is marked read, or a file imported, exactly when its bookings are in.
    `via` is one of `RINGING`, or "history" for what is stored without news. Room types must be ours already
    (`in_our_words`, `by_name`) or stay open.
    """
    now = office.clock()
    changes = await take_in(unit, await in_peoples_words(unit, sightings), now, via)
    last = max((c.reservation.check_out for c in changes if c.reservation.rooms), default=None)
    horizon = now.date() + FARTHEST
    house = await snapshot(office, unit, until=last and min(last, horizon))
    if changes and announce:
        await announce_changes(unit, house, changes, now)
        fresh = [one.reservation for one in changes if one.kind == "new" and not one.reservation.sample]
        await ring_first(unit, house, [one.source for one in fresh])
        await ask_what_is_shown(unit, house, changes, now)
        await ask_which_type(unit, house, changes, now)
        await contain_changes(unit, house, changes, now)
    await ring(unit, office.board, house, now)
    return changes


def of_envelope(envelope: Envelope, hotel: Property) -> Sighting | None:
    """What a delivery of the channel manager says; None when nobody could read it."""
    if envelope.reservation is None:
        return None
    booking = in_our_words(envelope.reservation, hotel)
    return Sighting(
        source=booking.provider,
        rank=Rank.WIRE,
        evidence=envelope.delivery or envelope.key,
        seen_at=booking.updated_at,
        reservation=booking,
        digest=digest(envelope.raw),
    )


async def keep_unreadable(unit: Unit, envelope: Envelope, now: datetime, via: str) -> None:
    """A body that nobody could parse is kept once and whole, so that somebody looks at it in the panel."""
    body = json.dumps(envelope.raw, sort_keys=True, default=str)
    await unit.deliveries.set_aside(body, via, envelope.problem or "unreadable", now)


async def announce_changes(unit: Unit, house: House, changes: Sequence[Change], now: datetime) -> None:
    """One message for all of them, on the phones of those who read the house.

    What comes during quiet hours waits for their end, and is then told in one message whatever its number.
    """
    readers = [m for m in await unit.people.members() if may(m.role, Right.READ) and m.brief]
    due = after_quiet_hours(now, house.hotel)
    if due > now:
        await keep_for_the_morning(unit, readers, now, due)
        return
    message = booking_message(changes, house)
    seq, _ = await unit.journal.head()
    key = digest(
        {"changes": [[c.kind, c.reservation.number, str(c.reservation.updated_at)] for c in changes]}
    )
    await tell(unit, readers, message, f"bookings:{seq}:{key[:16]}", now)


async def keep_for_the_morning(unit: Unit, readers: Sequence[Member], now: datetime, due: datetime) -> None:
    """One row for each reader and morning; what it says is read from the bookings when it is sent."""
    for member in readers:
        await unit.outbox.add(
            "overnight",
            member.person.id,
            member.person.telegram_id,
            {"since": now.isoformat()},
            dedupe=f"overnight:{due.date()}:{member.person.id}",
            at=now,
            due_at=due,
        )


async def overnight(unit: Unit, house: House, since: datetime) -> Reply | None:
    """What came in since then, as it stands now; None when nothing did."""
    received = await unit.reservations.received_since(since, RINGING)
    first = await unit.sightings.first_received([booking.number for booking in received])
    changes = [
        Change(kind_since(booking, since, first.get(booking.number, booking.booked_at)), booking)
        for booking in received
    ]
    return overnight_message(changes, house) if changes else None


def kind_since(
    booking: Reservation, since: datetime, first: datetime
) -> Literal["new", "changed", "cancelled"]:
    """What happened to it over the night, taken together; `first` is when the house first heard of it."""
    if not booking.holding:
        return "cancelled"
    return "new" if first >= since else "changed"


def in_our_words(reservation: Reservation, hotel: Property) -> Reservation:
    """The channel's room codes replaced by our types; a code that is none of ours leaves the type open."""
    if all(room.room_type is not None for room in reservation.rooms):
        return reservation
    ours = {
        kind.external_code: kind.code for kind in hotel.room_types if kind.external_code and kind.sellable
    }
    return replace(reservation, rooms=tuple(mapped(room, ours) for room in reservation.rooms))


def by_name(reservation: Reservation, hotel: Property) -> Reservation:
    """The words of a mail or a file for a room replaced by the one type that they name; else left open."""

    def named(room: StayRoom) -> StayRoom:
        if room.room_type is not None or room.external_code is None:
            return room
        kind = best_match(room.external_code, hotel.room_types)
        return room if kind is None else replace(room, room_type=kind.code)

    told = in_our_words(reservation, hotel)
    if all(room.room_type is not None for room in told.rooms):
        return told
    return replace(told, rooms=tuple(named(room) for room in told.rooms))


def mapped(room: StayRoom, ours: Mapping[str, str]) -> StayRoom:
    """One room of it."""
    if room.room_type is not None or room.external_code is None:
        return room
    return replace(room, room_type=ours.get(room.external_code))


def digest(raw: Mapping[str, Any]) -> str:
    """The same body gives the same digest, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(raw, sort_keys=True, default=str).encode()).hexdigest()
