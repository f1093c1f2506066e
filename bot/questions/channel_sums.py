"""What did each channel sell and keep, over the nights asked about?"""

from __future__ import annotations

from dataclasses import dataclass

from bot.questions.asked import Asked
from domain.bookings.booked_room import Totals, room_nights, totals
from domain.house.channel_names import channel_name
from domain.house.snapshot import House
from domain.nights import ONE_DAY, Span
from governance.office import snapshot


@dataclass(frozen=True, slots=True)
class ChannelSums:
    """The House, the nights, and each channel's name with its totals, the largest first."""

    house: House
    span: Span
    by_channel: tuple[tuple[str, Totals], ...]


async def channel_sums(asked: Asked) -> ChannelSums:
    """Of the nights named, or of the month up to last night; of one channel where one was named."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        last = house.today - ONE_DAY
        span = asked.question.span or Span(last.replace(day=1), last)
        rooms = await unit.rooms.between(span, "stay", house.hotel.zone)
    wanted = asked.question.channel
    sums = []
    for source in dict.fromkeys(room.source for room in rooms):
        if wanted in (None, source):
            nights = room_nights([room for room in rooms if room.source == source], span)
            sums.append((channel_name(source, house), totals(nights)))
    return ChannelSums(house, span, tuple(sorted(sums, key=lambda one: -one[1].nights)))
