"""What may the General Manager's model ask about tonight and the guests, with as little of them as serves?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from directors.gm.letters import unanswered
from directors.gm.outside import outside
from directors.gm.threads import waiting
from domain.day.figures import guests, month_to_date, of_night, strip
from domain.house.snapshot import House, Stay
from domain.nights import ONE_DAY
from governance.contract import Answer, Ground, Quote
from governance.conversation.toolbox import UNTRUSTED, quoting, tool
from governance.conversation.toolbox.asked import read_at

LONGEST_NAME = 60
LONGEST_NOTE = 400
Which = Literal["arrivals", "departures", "in_house", "arrivals_tomorrow", "waiting"]
Whose = Literal["arrivals", "departures", "in_house", "arrivals_tomorrow", "unanswered"]


@tool
async def tonight(ground: Ground, coming: bool = False) -> Answer:
    """Last night, tonight, month so far: rooms sold, available, occupancy; arrivals, departures, people, VIPs.

    coming: also the next 14 nights of the whole house, rooms sold and left
    """
    house = ground.house
    moving = guests(house)
    facts = {
        "last_night": _period(house, "last"),
        "tonight": _period(house, "tonight"),
        "month": _period(house, "month"),
        "guests": {
            name: getattr(moving, name).value
            for name in ("arrivals", "departures", "stay_overs", "people", "vip_arrivals", "vip_in_house")
        },
        "double_bookings": [
            {"room_type": code, "night": night, "left": cell.left}
            for (code, night), cell in sorted(house.nights.items(), key=lambda item: item[0][1])
            if night >= house.today and cell.left is not None and cell.left < 0
        ],
    }
    nights = strip(house).nights if coming else ()
    rows = [{"night": one.night, "sold": one.sold.value, "left": one.left.value} for one in nights]
    return Answer("reservations", facts, rows, read_at(house))


@tool
async def movements(ground: Ground, which: Which) -> Answer:
    """Today's arrivals, departures or guests in house, or tomorrow's arrivals, room by room, no names; waiting:
    conversations without an answer, their topics, whether a draft waits, no guest's words.

    which: which of them
    """
    if which == "waiting":
        return await waiting(ground)
    rows = [_row(stay) for stay in _stays(ground.house, which)]
    return Answer("reservations", {"rooms": len(rows)}, rows, read_at(ground.house))


@quoting
async def guest_words(ground: Ground, which: Whose, notes: bool = False) -> Answer:
    """Names of these guests, with notes if asked, or their unanswered messages: words from outside the house.

    which: which of them
    notes: also what guests or channels noted on the booking
    """
    if which == "unanswered":
        return await unanswered(ground)
    rows, quotes = [], []
    for stay in _stays(ground.house, which):
        said = {"guest": outside(stay.guest or "", LONGEST_NAME)}
        if notes:
            said["note"] = outside(stay.note or "", LONGEST_NOTE)
        rows.append(
            {"booking": stay.number, "room": stay.room_number, "vip": stay.vip}
            | {name: {UNTRUSTED: words} if words else None for name, words in said.items()}
        )
        quotes += [Quote(f"{name} {stay.number}", words) for name, words in said.items() if words]
    return Answer("reservations", {}, rows, read_at(ground.house), quotes=tuple(quotes))


def _stays(house: House, which: str) -> tuple[Stay, ...]:
    match which:
        case "arrivals":
            return house.arrivals
        case "departures":
            return house.departures
        case "in_house":
            return house.in_house
    tomorrow = house.today + ONE_DAY
    return tuple(s for s in house.stays if s.check_in == tomorrow and s.released_at is None)


def _row(stay: Stay) -> Mapping[str, Any]:
    return {
        "booking": stay.number,
        "room_type": stay.room_type or "unmapped",
        "room": stay.room_number,
        "check_in": stay.check_in,
        "check_out": stay.check_out,
        "people": stay.people,
        "vip": stay.vip,
        "earlier_stays": stay.returning,
        "channel": stay.source,
        "has_note": bool(stay.note),
    }


def _period(house: House, which: str) -> Mapping[str, Any]:
    match which:
        case "last":
            found = of_night(house, house.today - ONE_DAY)
        case "tonight":
            found = of_night(house, house.today)
        case _:
            found = month_to_date(house)
    share = found.occupancy.value
    return {
        "first": found.span.first,
        "last": found.span.last,
        "rooms_sold": found.sold.value,
        "rooms_available": found.available.value,
        "occupancy_percent": None if share is None else share * 100,
        "standing": found.occupancy.standing.value,
        "missing": list(found.occupancy.missing[:5]),
    }
