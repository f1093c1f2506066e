"""What may Revenue and Finance both ask about the books: what is on them, what came, what left?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal

from domain.bookings.booked_room import BookedRoom, RoomNight, room_nights, totals
from domain.house.channel_names import plain_code
from domain.house.snapshot import House
from governance.conversation.toolbox.asked import read_at, span_of, types_of
from governance.conversation.toolbox.typed import tool
from governance.tool import Answer, Ground

UNMAPPED = "unmapped"
By = Literal["total", "room_type", "channel", "month", "weekday"]
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_GROUPS: Mapping[str, Callable[[RoomNight], str]] = {
    "total": lambda one: "total",
    "room_type": lambda one: one.room.room_type or UNMAPPED,
    "channel": lambda one: plain_code(one.room.source),
    "month": lambda one: f"{one.night:%Y-%m}",
    "weekday": lambda one: _WEEKDAYS[one.night.weekday()],
}


@tool
async def on_the_books(
    ground: Ground, first: date, last: date, by: By = "total", room_types: list[str] | None = None
) -> Answer:
    """Room nights sold and their rooms revenue, ADR, commission and net ADR, past or to come, split as asked.

    first: first night
    last: last night, included
    by: how to split
    room_types: codes or names; all without
    """
    span = span_of(first, last)
    wanted = _codes(ground.house, room_types)
    rooms = _of_types(await ground.reader.rooms(first, last, "stay"), wanted)
    rows = [_sums(key, nights) for key, nights in _split(room_nights(rooms, span), by).items()]
    rows.sort(key=lambda row: row["key"] if by == "month" else -row["nights"])
    return Answer("reservations", {"first": first, "last": last}, [_named(by, r) for r in rows], _age(ground))


@tool
async def bookings_made(
    ground: Ground, first_day: date, last_day: date, by: Literal["total", "room_type", "channel"] = "total"
) -> Answer:
    """Gross pickup: rooms booked and cancelled on these days for any stay dates, with nights and revenue.

    first_day: first day of booking or cancelling
    last_day: last day, included
    by: how to split
    """
    span_of(first_day, last_day)
    made = _split(room_nights(await ground.reader.rooms(first_day, last_day, "booked")), by)
    gone = _split(room_nights(await ground.reader.rooms(first_day, last_day, "cancelled")), by)
    rows: list[dict[str, Any]] = []
    for key in dict.fromkeys((*made, *gone)):
        booked, cancelled = totals(made.get(key, ())), totals(gone.get(key, ()))
        rows.append(
            {
                by: key,
                "bookings": booked.bookings,
                "nights": booked.nights,
                "revenue": booked.revenue,
                "cancelled_bookings": cancelled.bookings,
                "cancelled_nights": cancelled.nights,
                "cancelled_revenue": cancelled.revenue,
                "net_nights": booked.nights - cancelled.nights,
            }
        )
    rows.sort(key=lambda row: -row["nights"])
    facts = {"first_day": first_day, "last_day": last_day}
    return Answer("reservations", facts, rows, _age(ground))


@tool
async def booked_rooms(
    ground: Ground,
    first: date,
    last: date,
    basis: Literal["stay", "booked", "cancelled"] = "stay",
    room_types: list[str] | None = None,
) -> Answer:
    """Single booked rooms, for what no sum answers, best in run_code: booking, channel, room_type, check_in,
    check_out, nights, booked_on, cancelled_on, revenue, commission.

    first: first night slept, or day booked or cancelled
    last: last one, included
    basis: which of these dates counts
    room_types: codes or names; all without
    """
    span_of(first, last)
    wanted = _codes(ground.house, room_types)
    rooms = _of_types(await ground.reader.rooms(first, last, basis), wanted)
    return Answer("reservations", {"rooms": len(rooms)}, [_row(room) for room in rooms], _age(ground))


def _row(room: BookedRoom) -> Mapping[str, Any]:
    sums = totals(room_nights([room]))
    return {
        "booking": room.number,
        "channel": plain_code(room.source),
        "room_type": room.room_type or UNMAPPED,
        "check_in": room.check_in,
        "check_out": room.check_out,
        "nights": sums.nights,
        "booked_on": room.booked_at.date(),
        "cancelled_on": room.released_at.date() if room.released_at else None,
        "revenue": sums.revenue if sums.priced else None,
        "commission": sums.commission if sums.netted else None,
    }


def _sums(key: str, nights: Iterable[RoomNight]) -> dict[str, Any]:
    sums = totals(nights)
    return {
        "key": key,
        "bookings": sums.bookings,
        "nights": sums.nights,
        "revenue": sums.revenue if sums.priced else None,
        "adr": sums.adr,
        "commission": sums.commission if sums.netted else None,
        "adr_net": sums.adr_net,
        "nights_without_price": sums.nights - sums.priced,
        "nights_without_commission": sums.nights - sums.netted,
    }


def _named(by: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {by if name == "key" else name: value for name, value in row.items()}


def _split(nights: Iterable[RoomNight], by: str) -> dict[str, list[RoomNight]]:
    found: dict[str, list[RoomNight]] = {}
    for one in nights:
        found.setdefault(_GROUPS[by](one), []).append(one)
    return found


def _codes(house: House, named: list[str] | None) -> frozenset[str] | None:
    return frozenset(kind.code for kind in types_of(house, named)) if named else None


def _of_types(rooms: Iterable[BookedRoom], wanted: frozenset[str] | None) -> list[BookedRoom]:
    return [room for room in rooms if wanted is None or room.room_type in wanted]


def _age(ground: Ground) -> Any:
    return read_at(ground.house)
