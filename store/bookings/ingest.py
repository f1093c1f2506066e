"""What does a delivered booking change in what is known?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from domain.bookings.reservation import Reservation
from store.bookings.reception import Reception, guest_rows, revision_row, write_rooms
from store.bookings.reservation_rows import head_values, join_rows, room_values
from store.models.property import PropertyRow
from store.models.reservations import GuestRow, ReservationRow, RevisionRow, StayRoomRow
from store.scope import Scope

BATCH = 1000

Kind = Literal["new", "changed", "cancelled", "same", "late"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A booking as delivered; `raw_hash` is a digest of the delivery's raw content."""

    reservation: Reservation
    raw_hash: str


@dataclass(frozen=True, slots=True)
class Ingested:
    """What a delivery turned out to be.

    "new", "changed", "cancelled" (held a room before, or arrived cancelled), "same" (a duplicate, or nothing in it
    differs), "late" (older than what is known: kept as a revision, changes nothing). `before` is what was known; it
    is not looked up for a duplicate.
    """

    kind: Kind
    reservation_id: int
    before: Reservation | None = None


@dataclass(slots=True)
class _Known:
    row: ReservationRow
    booking: Reservation
    rooms: list[StayRoomRow] = field(default_factory=list)
    deliveries: set[str] = field(default_factory=set)
    guest_kept: bool = False


async def ingest_many(
    scope: Scope, deliveries: Iterable[Delivery], received_at: datetime, via: str, retention: timedelta
) -> list[Ingested]:
    """Take deliveries in by batches in which no booking comes twice. LookupError: the property is unknown."""
    zone = await scope.first(select(PropertyRow.zone))
    if zone is None:
        raise LookupError(f"no property {scope.property_id} to take bookings in for")
    reception = Reception(scope, ZoneInfo(zone), received_at, via, retention)
    answers: list[Ingested] = []
    batch: dict[tuple[str, str], Delivery] = {}
    grown = BATCH
    for delivery in deliveries:
        key = _key(delivery.reservation)
        if key in batch or len(batch) == BATCH:
            answers += await _take(reception, batch)
            batch = {}
            if len(answers) >= grown:  # plans made for empty tables would read them whole for every row
                await scope.refresh_statistics(ReservationRow, RevisionRow, StayRoomRow)
                grown *= 4
        batch[key] = delivery
    return answers + await _take(reception, batch)


async def rewrite(
    scope: Scope,
    reservation_id: int,
    delivery: Delivery,
    received_at: datetime,
    via: str,
    retention: timedelta,
    *,
    news: bool,
) -> bool:
    """Replace a booking that is known under this id by what is true of it now, its number included.

    Without `news` it counts as received when it was. False: no such booking.
    """
    zone = await scope.first(select(PropertyRow.zone))
    if zone is None or not (found := list((await _known(scope, [reservation_id])).values())):
        return False
    reception = Reception(scope, ZoneInfo(zone), received_at, via, retention)
    booking, known = delivery.reservation, found[0]
    row = revision_row(reception, reservation_id, booking, delivery.raw_hash, "changed" if news else "same")
    await scope.add_new(RevisionRow, [row], ("reservation_id", "updated_at", "raw_hash"))
    values = head_values(booking, received_at, via)
    if not news:
        del values["received_at"], values["via"]
    await scope.changed(update(ReservationRow).where(ReservationRow.id == reservation_id).values(**values))
    await write_rooms(reception, known.row.id, known.rooms, booking)
    await scope.put(GuestRow, guest_rows(reception, reservation_id, booking), ["reservation_id"])
    return True


async def _take(reception: Reception, batch: Mapping[tuple[str, str], Delivery]) -> list[Ingested]:
    ids = await _ids(reception.scope, batch)
    seen = await _seen(reception.scope, ids.values())
    fresh = {key: delivery for key, delivery in batch.items() if key not in ids}
    again = {
        key
        for key, delivery in batch.items()
        if key in ids and (ids[key], delivery.reservation.updated_at, delivery.raw_hash) in seen
    }
    known = await _known(reception.scope, [ids[key] for key in batch if key in ids and key not in again])
    written = await _write_new(reception, fresh)
    answers = []
    for key, delivery in batch.items():
        if key in written:
            kind: Kind = "new" if delivery.reservation.holding else "cancelled"
            answers.append(Ingested(kind, written[key]))
        elif key in again:
            answers.append(Ingested("same", ids[key]))
        else:
            answers.append(await _take_known(reception, known[key], delivery))
    return answers


async def _ids(scope: Scope, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    numbers: dict[str, list[str]] = {}
    for provider, number in keys:
        numbers.setdefault(provider, []).append(number)
    found: dict[tuple[str, str], int] = {}
    for provider, wanted in numbers.items():
        stored = select(ReservationRow.number, ReservationRow.id).where(
            ReservationRow.provider == provider, ReservationRow.number.in_(wanted)
        )
        found |= {(provider, number): row_id for number, row_id in await scope.rows(stored)}
    return found


async def _seen(scope: Scope, ids: Iterable[int]) -> set[tuple[int, datetime, str]]:
    stored = select(RevisionRow.reservation_id, RevisionRow.updated_at, RevisionRow.raw_hash)
    found = await scope.rows(stored.where(RevisionRow.reservation_id.in_(ids)))
    return {(reservation_id, updated_at, raw_hash) for reservation_id, updated_at, raw_hash in found}


async def _known(scope: Scope, ids: Sequence[int]) -> dict[tuple[str, str], _Known]:
    rows = await scope.all(select(ReservationRow).where(ReservationRow.id.in_(ids)))
    if not rows:
        return {}
    rooms = await scope.all(
        select(StayRoomRow)
        .where(StayRoomRow.reservation_id.in_(ids), StayRoomRow.superseded.is_(False))
        .order_by(StayRoomRow.position)
    )
    guests = await scope.all(select(GuestRow).where(GuestRow.reservation_id.in_(ids)))
    found = {
        row.id: _Known(row, booking)
        for row, booking in zip(rows, join_rows(rows, rooms, guests), strict=True)
    }
    for room in rooms:
        found[room.reservation_id].rooms.append(room)
    for guest in guests:
        found[guest.reservation_id].guest_kept = True
    deliveries = select(RevisionRow.reservation_id, RevisionRow.delivery).where(
        RevisionRow.reservation_id.in_(ids), RevisionRow.delivery.is_not(None)
    )
    for reservation_id, delivery in await scope.rows(deliveries):
        found[reservation_id].deliveries.add(delivery)
    return {_key(one.booking): one for one in found.values()}


async def _write_new(
    reception: Reception, fresh: Mapping[tuple[str, str], Delivery]
) -> dict[tuple[str, str], int]:
    scope = reception.scope
    if not fresh:
        return {}
    bookings = {key: delivery.reservation for key, delivery in fresh.items()}
    await scope.append(
        ReservationRow, [head_values(b, reception.received_at, reception.via) for b in bookings.values()]
    )
    ids = await _ids(scope, fresh)
    await scope.append(
        RevisionRow,
        [
            revision_row(reception, ids[key], one.reservation, one.raw_hash, "new")
            for key, one in fresh.items()
        ],
    )
    await scope.append(
        StayRoomRow,
        [
            {"reservation_id": ids[key], **room}
            for key, booking in bookings.items()
            for room in room_values(booking, reception.zone)
        ],
    )
    await scope.append(
        GuestRow, [g for key, b in bookings.items() for g in guest_rows(reception, ids[key], b)]
    )
    return ids


async def _take_known(reception: Reception, known: _Known, delivery: Delivery) -> Ingested:
    scope, booking = reception.scope, delivery.reservation
    before = known.booking
    if booking.delivery in known.deliveries and booking.updated_at <= before.updated_at:
        return Ingested("same", known.row.id, before)
    late = booking.updated_at < before.updated_at
    same = not late and _nothing_differs(known, booking)
    standing = "late" if late else "same" if same else "changed"
    await scope.append(
        RevisionRow, [revision_row(reception, known.row.id, booking, delivery.raw_hash, standing)]
    )
    if late:
        return Ingested("late", known.row.id, before)
    values = head_values(booking, reception.received_at, reception.via)
    await scope.changed(update(ReservationRow).where(ReservationRow.id == known.row.id).values(**values))
    if same:
        return Ingested("same", known.row.id, before)
    await write_rooms(reception, known.row.id, known.rooms, booking)
    await scope.put(GuestRow, guest_rows(reception, known.row.id, booking), ["reservation_id"])
    kind: Kind = "cancelled" if before.holding and not booking.holding else "changed"
    return Ingested(kind, known.row.id, before)


def _nothing_differs(known: _Known, booking: Reservation) -> bool:
    """Times of revision and delivery aside; an erased guest is not a difference."""
    before = known.booking
    aside: dict[str, Any] = {
        "updated_at": before.updated_at,
        "delivery": before.delivery,
        "requires_response": before.requires_response,
    }
    if not known.guest_kept:
        aside["guest"] = before.guest
    return replace(booking, **aside) == before


def _key(booking: Reservation) -> tuple[str, str]:
    return booking.provider, booking.number
