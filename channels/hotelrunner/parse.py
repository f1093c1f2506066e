"""Which reservation does a delivered body describe?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from channels.hotelrunner.reading import Unreadable, amount, count, day, instant, rows, text
from channels.ports import Envelope
from domain.bookings.reservation import Guest, Reservation, ReservationState, StayRoom
from domain.money import Money
from domain.visible import visible

PROVIDER = "hotelrunner"
LONGEST_STAY = 730
MOST_PEOPLE = 99
NON_REFUNDABLE = "NR:"

_STATES = {
    "reserved": ReservationState.RESERVED,
    "confirmed": ReservationState.CONFIRMED,
    "canceled": ReservationState.CANCELLED,
    "cancelled": ReservationState.CANCELLED,
    "no_show": ReservationState.NO_SHOW,
}
# The older callback body says why it came; a state that it leaves out follows from that.
_STATE_BY_REASON = {"modify": "reserved", "confirm": "confirmed", "cancel": "canceled"}


def envelope(body: Any, room_types: Mapping[str, str] | None = None) -> Envelope:
    """Any delivered value as an envelope; one that is not a reservation says why and keeps the raw value.

    `room_types` maps HotelRunner's inventory codes to ours; a code that it does not know is an unmapped room.
    """
    if not isinstance(body, dict):
        return Envelope(None, {"value": body}, None, "not an object", _hash(body))
    delivery = text(body.get("message_uid"))
    key = f"uid:{delivery}" if delivery else f"{text(body.get('hr_number'))}:{_hash(body)}"
    try:
        return Envelope(_reservation(body, room_types or {}), body, delivery, None, key)
    except Unreadable as problem:
        return Envelope(None, body, delivery, str(problem), key)


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _reservation(body: Mapping[str, Any], room_types: Mapping[str, str]) -> Reservation:
    number = text(body.get("hr_number")) or text(body.get("reservation_id"))
    if number is None:
        raise Unreadable("hr_number is missing")
    state = _state(body.get("state") or _STATE_BY_REASON.get(str(body.get("reason"))), body)
    booked = instant(body.get("completed_at"), "completed_at")
    updated = instant(body.get("updated_at"), "updated_at") or booked
    if updated is None:
        raise Unreadable("updated_at and completed_at are missing")
    # A body without rooms still holds one for its dates, of a type that nobody has told us.
    rooms = tuple(_room(room, body, state, room_types) for room in rows(body.get("rooms")) or [{}])
    return Reservation(
        provider=PROVIDER,
        number=number,
        source=(text(body.get("channel")) or "unknown").lower(),
        state=state,
        rooms=rooms,
        booked_at=booked or updated,
        updated_at=updated,
        total=_money(body),
        cancelled_at=_cancelled_at(state, updated),
        guest=_guest(body),
        delivery=text(body.get("message_uid")),
        channel_number=text(body.get("provider_number")),
        requires_response=body.get("requires_response") is True,
    )


def _state(value: Any, body: Mapping[str, Any]) -> ReservationState:
    state = _STATES.get(str(value).strip().lower().replace("-", "_"))
    if state is None:
        raise Unreadable("state is not one that we know")
    if state is ReservationState.CANCELLED and body.get("cancel_reason") == "no_show":
        return ReservationState.NO_SHOW
    return state


def _cancelled_at(state: ReservationState, updated: datetime) -> datetime | None:
    return None if state.holds_a_room else updated


def _room(
    room: Mapping[str, Any], body: Mapping[str, Any], state: ReservationState, room_types: Mapping[str, str]
) -> StayRoom:
    check_in = day(room.get("checkin_date") or body.get("checkin_date"), "checkin_date")
    check_out = day(room.get("checkout_date") or body.get("checkout_date"), "checkout_date")
    if not 0 < (check_out - check_in).days <= LONGEST_STAY:
        raise Unreadable("checkout_date does not follow checkin_date")
    code = _inventory_code(room)
    adults, guests = _people(room.get("total_adult")), _people(room.get("total_guest"))
    return StayRoom(
        room_type=room_types.get(code) if code else None,
        check_in=check_in,
        check_out=check_out,
        state=_state(room["state"], room) if room.get("state") else state,
        adults=adults,
        children=_children(room, adults, guests),
        total=amount(room.get("total"), "rooms.total"),
        nightly=_nightly(room),
        external_code=code,
    )


def _inventory_code(room: Mapping[str, Any]) -> str | None:
    """The pool's code; older bodies name only the group, the rate (with its prefix) or plainly `code`."""
    named = text(room.get("inv_code")) or text(room.get("availability_group"))
    rate = text(room.get("rate_code")) or text(room.get("code"))
    return named or (rate.removeprefix(NON_REFUNDABLE) if rate else None)


def _people(value: Any) -> int | None:
    number = count(value)
    return number if number is not None and number <= MOST_PEOPLE else None


def _children(room: Mapping[str, Any], adults: int | None, guests: int | None) -> int | None:
    if isinstance(room.get("child_ages"), list):
        return len(room["child_ages"])
    return max(0, guests - adults) if guests is not None and adults is not None else None


def _nightly(room: Mapping[str, Any]) -> tuple[tuple[date, Decimal], ...]:
    return tuple(
        (day(price.get("date"), "daily_prices.date"), paid)
        for price in rows(room.get("daily_prices"))
        if (paid := amount(price.get("price"), "daily_prices.price")) is not None
    )


def _money(body: Mapping[str, Any]) -> Money | None:
    total, currency = amount(body.get("total"), "total"), text(body.get("currency"))
    if total is None or currency is None:
        return None
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise Unreadable("currency is not an ISO 4217 code")
    return Money(total, currency.upper())


def _guest(body: Mapping[str, Any]) -> Guest:
    given = body.get("address")
    address: Mapping[str, Any] = given if isinstance(given, dict) else {}
    names = (text(body.get("firstname")), text(body.get("lastname")))
    name = " ".join(name for name in names if name) or text(body.get("guest"))
    return Guest(
        name=visible(name) if name else None,
        country=text(body.get("country")) or text(address.get("country_code")),
        email=text(address.get("email")),
        phone=text(address.get("phone")),
        note=text(body.get("note")),
    )
