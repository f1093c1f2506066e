"""What does each documented endpoint answer?"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from channels.simulated.hotelrunner import transactions
from channels.simulated.hotelrunner.faults import Fault
from channels.simulated.hotelrunner.reservations import Booking, page
from channels.simulated.hotelrunner.state import SimulatedHotelRunner
from channels.simulated.hotelrunner.validation import (
    Refused,
    Write,
    a_date,
    daily_writes,
    no_overlap,
    only,
    range_writes,
)

KNOWN_CHANNELS = {"expedia": "Expedia", "airbnb-api": "Airbnb", "vrbo": "Vrbo", "agodaycs5": "Agoda"}
DEFAULT_WINDOW = timedelta(days=10)
MOST_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: its call number, its query without credentials, its headers and body, the fault it meets."""

    call: int
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    fault: Fault | None

    def one(self, name: str, default: str | None = None) -> str:
        """A parameter given once; 400 when it is missing without a default, or repeated."""
        values = self.query.get(name, [] if default is None else [default])
        if len(values) != 1 or values[0] == "":
            raise Refused(400, f"{name} is required")
        return values[0]

    def flag(self, name: str, default: str) -> bool:
        value = self.one(name, default)
        if value not in {"true", "false"}:
            raise Refused(400, f"Invalid {name}")
        return value == "true"

    def day(self, name: str) -> date | None:
        return a_date(self.one(name)) if name in self.query else None

    def number(self, name: str, default: str, most: int) -> int:
        value = self.one(name, default)
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
            raise Refused(400, f"Invalid {name}")
        return int(value)


Handler = Callable[[SimulatedHotelRunner, Asked], Any]


def rooms(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only((), asked.query)
    return {"rooms": [rate.row() for rate in twin.rates]}


def channels(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only((), asked.query)
    known = KNOWN_CHANNELS | twin.connected
    return {"channels": [{"name": name, "code": code} for code, name in known.items()]}


def connected_channels(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only((), asked.query)
    return {"channels": twin.counters()}


def transaction(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only(["transaction_id"], asked.query)
    found = twin.asked_about(asked.one("transaction_id"))
    if found is None:
        raise Refused(404, "Transaction not found")
    return transactions.newer(found) if twin.transaction_shape == 2 else transactions.older(found)


def update_range(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    if asked.body:
        raise Refused(400, "Parameters belong in the query string")
    writes = range_writes(asked.query, twin.rows())
    if writes and writes[0].night < twin.now().date() - timedelta(days=1):
        raise Refused(422, "Past date")
    return _push(twin, asked, writes, errors=None)


def update_daily(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only((), asked.query)
    if asked.headers.get("content-type", "").split(";")[0] != "application/json":
        raise Refused(406, "Only JSON")
    try:
        body = json.loads(asked.body)
    except ValueError:
        raise Refused(400, "Not JSON") from None
    writes, errors = daily_writes(body, twin.rows(), twin.now().date())
    return _push(twin, asked, writes, errors)


def _push(
    twin: SimulatedHotelRunner, asked: Asked, writes: list[Write], errors: list[Any] | None
) -> dict[str, Any]:
    no_overlap(writes)
    for write in writes:
        if unknown := set(write.channels) - set(twin.connected):
            raise Refused(422, f"Unknown channel {min(unknown)}")
    kind = asked.fault.kind if asked.fault else None
    if kind == "rejected_row" and errors is not None and writes:
        first = writes.pop(0)
        errors = [*errors, {first.inv_code: {first.night.isoformat(): "Invalid price"}}]
    taken = twin.accept(writes, asked.call, queued=kind == "try_again")
    status = "try_again" if errors or kind == "try_again" else "ok"
    receipt = {"status": status, "transaction_id": taken.id}
    return receipt if errors is None else {**receipt, "errors": errors}


def reservations(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only(
        ["from_date", "from_last_update_date", "per_page", "page", "reservation_number", "undelivered",
         "modified", "booked"],
        asked.query,
    )  # fmt: skip
    per_page = asked.number("per_page", "10", MOST_PER_PAGE)
    number = asked.number("page", "1", 10_000)
    undelivered = asked.flag("undelivered", "true")
    modified, booked = asked.flag("modified", "false"), asked.flag("booked", "false")
    named = asked.one("reservation_number") if "reservation_number" in asked.query else None
    created, changed = asked.day("from_date"), asked.day("from_last_update_date")
    if created is None and changed is None and named is None:
        created = twin.now().date() - DEFAULT_WINDOW

    def wanted(item: Booking) -> bool:
        return (
            (not undelivered or item.undelivered)
            and (not modified or item.modified)
            and (not booked or not item.modified)
            and (named is None or named in {item.number, item.provider_number})
            and (created is None or item.completed_at.date() >= created)
            and (changed is None or item.updated_at.date() >= changed)
        )

    found = [item for item in twin.bookings.values() if wanted(item)]
    if twin.deliver_twice:
        found = [item for item in found for _ in range(2)]
    if twin.deliver_reversed:
        found.reverse()
    return page(found, 1 if twin.repeat_first_page else number, per_page)


def acknowledge(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only(["message_uid", "pms_number"], asked.query)
    if not twin.acks_enabled:
        raise Refused(403, "Delivery confirmation is not enabled for this account")
    uid = asked.one("message_uid")
    booking = next((item for item in twin.bookings.values() if uid in item.uids), None)
    if booking is None:
        raise Refused(404, "Message not found")
    booking.pms_number = asked.one("pms_number", booking.pms_number or "none")
    if uid == booking.uid:
        booking.undelivered = booking.modified = False
    return {"status": "ok"}


def fire(twin: SimulatedHotelRunner, asked: Asked) -> Any:
    only(["hr_number", "event", "cancel_reason"], asked.query)
    booking = twin.bookings.get(asked.one("hr_number"))
    event = asked.one("event")
    if booking is None:
        raise Refused(404, "Reservation not found")
    if event not in {"confirm", "cancel"}:
        raise Refused(422, "Invalid event")
    if event == "cancel" and asked.one("cancel_reason") not in {
        "customer", "no_room", "no_show", "invalid_price",
    }:  # fmt: skip
        raise Refused(422, "Invalid cancel_reason")
    if not booking.requires_response:
        return {"status": "error", "message": "state_change_is_not_available"}
    if event == "cancel":
        twin.cancel_booking(booking.number, reason=asked.one("cancel_reason"))
    else:
        twin.modify_booking(booking.number, state="confirmed")
    booking.requires_response = False
    return {"status": "ok"}


# path under the prefix → (endpoint name, method, handler)
ENDPOINTS: dict[str, tuple[str, str, Handler]] = {
    "/rooms": ("rooms", "GET", rooms),
    "/rooms/~": ("range", "PUT", update_range),
    "/rooms/daily": ("daily", "PUT", update_daily),
    "/infos/transaction_details": ("transaction", "GET", transaction),
    "/infos/channels": ("channels", "GET", channels),
    "/infos/connected_channels": ("connected_channels", "GET", connected_channels),
    "/reservations": ("reservations", "GET", reservations),
    "/reservations/~": ("acknowledge", "PUT", acknowledge),
    "/reservations/fire": ("fire", "PUT", fire),
}
