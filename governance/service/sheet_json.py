"""How does a program read a day of the house?"""

from __future__ import annotations

from typing import Any

from domain.house.snapshot import Stay
from governance.service.sheet import Sheet


def day_json(sheet: Sheet) -> dict[str, Any]:
    """As `data/schemas/day.json` describes it: booking numbers instead of guests' names."""
    return {
        "schema": "day/1",
        "date": sheet.day.isoformat(),
        "arrivals": [_stay(one) for one in sheet.arrivals],
        "staying": [_stay(one) for one in sheet.staying],
        "departures": [_stay(one) for one in sheet.departures],
        "breakfasts": sheet.breakfasts,
        "meals": [
            {
                "reservation": one.reservation,
                "meal": one.kind.value,
                "rooms": list(one.rooms),
                "people": one.people,
                "at": one.at.isoformat("minutes") if one.at else None,
                "said": one.said,
            }
            for one in sheet.meals.tables
        ],
        "rooms": {room: mark.state.value for room, mark in sorted(sheet.rooms.items())},
        "out_of_sale": sorted(sheet.out),
        "transfers": [
            {
                "reservation": one.transfer.reservation,
                "way": one.transfer.wish.way.value,
                "at": one.transfer.wish.at.isoformat() if one.transfer.wish.at else None,
                "state": one.transfer.state.value,
            }
            for one in sheet.cars
        ],
        "tasks": [
            {
                "code": one.wish.code,
                "area": one.wish.area.value,
                "room": one.wish.room,
                "due": one.wish.due.isoformat(),
                "minutes": one.wish.minutes,
                "owner": one.owner,
                "state": one.state.value,
            }
            for one in sheet.tasks
        ],
    }


def _stay(stay: Stay) -> dict[str, Any]:
    return {
        "reservation": stay.number,
        "room": stay.room_number,
        "room_type": stay.room_type,
        "check_in": stay.check_in.isoformat(),
        "check_out": stay.check_out.isoformat(),
        "people": stay.people,
        "vip": stay.vip,
    }
