"""How does a booking become rows, and rows a booking?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money, to_cents
from store.models.reservations import GuestRow, ReservationRow, StayRoomRow

_PLAIN = (
    "provider",
    "number",
    "source",
    "booked_at",
    "updated_at",
    "cancelled_at",
    "vip",
    "segment",
    "delivery",
    "channel_number",
    "requires_response",
    "sample",
)
_ROOM_PLAIN = (
    "room_type",
    "external_code",
    "room_number",
    "check_in",
    "check_out",
    "adults",
    "children",
    "total",
)
_LAST_SECOND = time(23, 59, 59)


def head_values(booking: Reservation, received_at: datetime, via: str) -> dict[str, Any]:
    """The booking's own row. ValueError when total and commission are in two currencies."""
    currencies = {money.currency for money in (booking.total, booking.commission) if money}
    if len(currencies) > 1:
        raise ValueError(f"booking {booking.number} mixes {' and '.join(sorted(currencies))}")
    return {name: getattr(booking, name) for name in _PLAIN} | {
        "state": booking.state.value,
        "total": booking.total.amount if booking.total else None,
        "commission": booking.commission.amount if booking.commission else None,
        "currency": currencies.pop() if currencies else None,
        "received_at": received_at,
        "via": via,
    }


def room_values(booking: Reservation, zone: ZoneInfo) -> list[dict[str, Any]]:
    """One row per room, as far as the booking determines it by itself."""
    shares = _commission_shares(booking)
    whole = booking.total.amount if booking.total and len(booking.rooms) == 1 else None
    return [
        {name: getattr(room, name) for name in _ROOM_PLAIN}
        | {
            "position": position,
            "state": room.state.value,
            "nights": (room.check_out - room.check_in).days,
            "booked_at": booking.booked_at,
            "known_from": booking.booked_at,
            "released_at": released_at(booking, room, zone),
            "superseded": False,
            "source": booking.source,
            "revenue": room.total if room.total is not None else whole,
            "commission": shares[position],
            "nightly": _nightly(room),
        }
        for position, room in enumerate(booking.rooms)
    ]


def released_at(booking: Reservation, room: StayRoom, zone: ZoneInfo) -> datetime | None:
    """Since when the room is free again: None while it is held, the end of the arrival day for a no-show."""
    if booking.state.holds_a_room and room.state.holds_a_room:
        return None
    if ReservationState.NO_SHOW in {booking.state, room.state}:
        return datetime.combine(room.check_in, _LAST_SECOND, zone)
    return booking.cancelled_at or booking.updated_at


def guest_values(guest: Guest, check_out: date, retention: timedelta) -> dict[str, Any]:
    """The guest's row; `match_key` is a digest of e-mail or telephone number."""
    known_by = (guest.email or "").strip().lower() or "".join(filter(str.isdigit, guest.phone or ""))
    return {
        "name": guest.name,
        "country": guest.country,
        "email": guest.email,
        "phone": guest.phone,
        "note": guest.note,
        "match_key": hashlib.sha256(known_by.encode()).hexdigest()[:32] if known_by else None,
        "keep_until": check_out + retention,
    }


def revision_body(booking: Reservation) -> dict[str, Any]:
    """What the revision said, without the guest."""
    return {
        "state": booking.state.value,
        "source": booking.source,
        "total": str(booking.total.amount) if booking.total else None,
        "rooms": [
            [
                room.room_type,
                room.external_code,
                room.check_in.isoformat(),
                room.check_out.isoformat(),
                room.state.value,
                None if room.total is None else str(room.total),
            ]
            for room in booking.rooms
        ],
    }


def join_rows(
    rows: Iterable[ReservationRow], rooms: Iterable[StayRoomRow], guests: Iterable[GuestRow]
) -> Sequence[Reservation]:
    """The bookings of these rows, each with its rooms and guest, in the order of `rows`."""
    held: dict[int, list[StayRoom]] = {}
    for room in rooms:
        held.setdefault(room.reservation_id, []).append(_room(room))
    known = {g.reservation_id: Guest(g.name, g.country, g.email, g.phone, g.note) for g in guests}
    return [_reservation(row, held.get(row.id, ()), known.get(row.id, Guest())) for row in rows]


def _reservation(row: ReservationRow, rooms: Iterable[StayRoom], guest: Guest) -> Reservation:
    plain: Mapping[str, Any] = {name: getattr(row, name) for name in _PLAIN}
    return Reservation(
        state=ReservationState(row.state),
        rooms=tuple(rooms),
        total=_money(row.total, row.currency),
        commission=_money(row.commission, row.currency),
        guest=guest,
        **plain,
    )


def _room(row: StayRoomRow) -> StayRoom:
    nightly = tuple(
        (row.check_in + timedelta(days=n), Decimal(cents).scaleb(-2))
        for n, cents in enumerate(row.nightly or ())
        if cents is not None
    )
    plain: Mapping[str, Any] = {name: getattr(row, name) for name in _ROOM_PLAIN}
    return StayRoom(state=ReservationState(row.state), nightly=nightly, **plain)


def _money(amount: Decimal | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)


def _nightly(room: StayRoom) -> list[int | None] | None:
    prices = {night: int(to_cents(price).scaleb(2)) for night, price in room.nightly}
    return [prices.get(night) for night in room.nights] if prices else None


def _commission_shares(booking: Reservation) -> list[Decimal | None]:
    """The commission by room, in proportion to the rooms' totals; equal parts where a total is unknown."""
    rooms = booking.rooms
    if booking.commission is None or not rooms:
        return [None] * len(rooms)
    amount = booking.commission.amount
    totals = [room.total for room in rooms if room.total is not None]
    weights = totals if len(totals) == len(rooms) and sum(totals, Decimal(0)) else [Decimal(1)] * len(rooms)
    whole = sum(weights, Decimal(0))
    shares: list[Decimal | None] = [to_cents(amount * weight / whole) for weight in weights[1:]]
    return [amount - sum((share for share in shares if share is not None), Decimal(0)), *shares]
