"""What would the tools of a house return that only hands out its rows?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.bookings.booked_room import room_nights as nights_of
from governance.contract import Answer, Ground, Tool, ToolResult
from governance.conversation.toolbox import compact, plain, tool
from governance.conversation.toolbox.asked import span_of, types_of


@tool
async def room_nights(ground: Ground, first: date, last: date, room_types: list[str] | None = None) -> Answer:
    """Every sold room night with its booking, channel, type, price and commission.

    first: first night
    last: last night, included
    room_types: codes or names; all without
    """
    wanted = {kind.code for kind in types_of(ground.house, room_types)}
    rooms = await ground.reader.rooms(first, last, "stay")
    rows = [
        {
            "booking": one.room.number,
            "channel": one.room.source,
            "room_type": one.room.room_type,
            "night": one.night,
            "price": one.price,
            "commission": one.fee,
        }
        for one in nights_of(rooms, span_of(first, last))
        if one.room.room_type in wanted
    ]
    return Answer("reservations", {}, rows)


def whole(read: Tool) -> Tool:
    """The same tool with every row as an object, however many there are."""
    answer = read.answer
    if answer is None:
        return read

    async def run(ground: Ground, given: Mapping[str, Any]) -> ToolResult:
        found = await answer(ground, given)
        parts = {"source": found.source, "as_of": found.as_of, **found.facts, "rows": found.rows}
        return ToolResult(compact(plain(parts, ground.house.hotel.zone)))

    return replace(read, run=run)
