"""On which doors does each house write to its guests?"""

from __future__ import annotations

from collections.abc import Mapping

from bot.intake.mailboxes import boxes_of
from bot.settings import Settings
from channels.messenger import Messenger
from domain.guests.thread import Door
from store.engine import Store


async def doors_of(settings: Settings, store: Store) -> Mapping[str, Mapping[Door, Messenger]]:
    """The doors of each house of this database; an answer on any other is taken to the guest by a person."""
    async with store.hall() as hall:
        houses = {hotel.id: hotel.name for hotel in await hall.properties()}
    found: dict[str, dict[Door, Messenger]] = {house: {} for house in houses}
    for house, box in boxes_of(settings, tuple(houses)).items():
        door = box.door(houses[house])
        if door is not None:
            found[house][door.door] = door
    return found
