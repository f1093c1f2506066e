"""How does a program read the service of the day?"""

from __future__ import annotations

from typing import Any

from governance.service.room_board import RoomBoard, RoomLine, Waiting


def rooms_json(board: RoomBoard) -> dict[str, Any]:
    """As `data/schemas/rooms.json` describes it: booking numbers instead of guests' names."""
    return {
        "schema": "rooms/1",
        "date": board.today.isoformat(),
        "rooms": [_room(one) for one in board.rooms],
        "unassigned": [_waiting(one) for one in board.waiting],
    }


def _room(line: RoomLine) -> dict[str, Any]:
    mark = line.mark
    return {
        "room": line.room,
        "room_type": line.kind.code,
        "state": mark.state.value if mark else None,
        "said_by": mark.by if mark else None,
        "said_at": mark.at.isoformat() if mark else None,
        "cleaner": mark.cleaner if mark else None,
        "closed": line.closed,
        "departure": line.leaving.number if line.leaving else None,
        "tonight": line.tonight.number if line.tonight else None,
        "arrives_today": line.arrives,
        "vip": bool(line.tonight and line.tonight.vip),
    }


def _waiting(one: Waiting) -> dict[str, Any]:
    return {
        "reservation": one.stay.place[0],
        "place": one.stay.place[1],
        "room_type": one.stay.room_type,
        "check_in": one.stay.check_in.isoformat(),
        "check_out": one.stay.check_out.isoformat(),
        "vip": one.stay.vip,
        "proposed": one.room,
    }
