"""What does a screenshot show of the rooms asked about, night by night, before a person says that it is so?"""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

MOST_NIGHTS = 14  # of one picture: a phone shows no more of a calendar at once
MOST_ROOMS = 99


class Shows(enum.StrEnum):
    """Whose calendar the picture seems to be."""

    ASKED = "asked"
    ANOTHER_ROOM = "another_room"
    ANOTHER_CHANNEL = "another_channel"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked for: the rooms of one type that one channel still sells, on each of these nights."""

    channel: str
    room_type: str
    nights: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Rooms for each night, None where nothing could be read; a proposal until a person has confirmed it.

    `by_model`: read by a model; else nothing was read yet. `corrected` are the nights on which a person said
    something else than the model.
    """

    sight: Sight
    rooms: Mapping[date, int | None] = field(default_factory=dict)
    shows: Shows = Shows.ASKED
    by_model: bool = False
    corrected: tuple[date, ...] = ()

    @property
    def read(self) -> dict[date, int]:
        """The nights on which there is a figure."""
        found = ((night, self.rooms.get(night)) for night in self.sight.nights)
        return {night: rooms for night, rooms in found if rooms is not None}

    def said(self, rooms: int | None, *nights: date) -> Reading:
        """The same with what a person reads on these nights."""
        changed = [night for night in nights if self.by_model and self.rooms.get(night) != rooms]
        return replace(
            self,
            rooms={**self.rooms, **dict.fromkeys(nights, rooms)},
            corrected=tuple(dict.fromkeys((*self.corrected, *changed))),
        )


@dataclass(frozen=True, slots=True)
class Pictured:
    """What a person takes out of a picture: its digest, and the rooms of each night where they differ or were read.

    `by_model`: a model had read them before he said so.
    """

    photo: str
    rooms: Mapping[date, int] = field(default_factory=dict)
    by_model: bool = False


def schema(sight: Sight) -> dict[str, Any]:
    """The closed shape in which a model answers: whose calendar, and a whole number or nothing for each night."""
    nights = [night.isoformat() for night in sight.nights]
    return _closed(
        {
            "shows": {"type": "string", "enum": [one.value for one in Shows]},
            "rooms": _closed({night: {"type": ["integer", "null"]} for night in nights}),
        }
    )


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def reading_of(sight: Sight, values: Mapping[str, Any] | None) -> Reading:
    """What the model answered. Whatever is no whole number of rooms of a night asked about counts as unread."""
    if values is None:
        return Reading(sight)
    rooms = values.get("rooms")
    told = rooms if isinstance(rooms, Mapping) else {}
    shows = values.get("shows")
    return Reading(
        sight,
        {night: _rooms(told.get(night.isoformat())) for night in sight.nights},
        Shows(shows) if shows in list(Shows) else Shows.UNCLEAR,
        by_model=True,
    )


def _rooms(found: object) -> int | None:
    whole = isinstance(found, int) and not isinstance(found, bool)
    return found if whole and isinstance(found, int) and 0 <= found <= MOST_ROOMS else None


def as_json(reading: Reading) -> dict[str, Any]:
    """How a reading waits for its tap."""
    return {
        "channel": reading.sight.channel,
        "room_type": reading.sight.room_type,
        "nights": [night.isoformat() for night in reading.sight.nights],
        "rooms": [reading.rooms.get(night) for night in reading.sight.nights],
        "shows": reading.shows.value,
        "by_model": reading.by_model,
        "corrected": [night.isoformat() for night in reading.corrected],
    }


def from_json(kept: Mapping[str, Any]) -> Reading:
    """The reading that waits."""
    nights = _days(kept["nights"])
    return Reading(
        Sight(kept["channel"], kept["room_type"], nights),
        dict(zip(nights, kept["rooms"], strict=True)),
        Shows(kept["shows"]),
        kept["by_model"],
        _days(kept["corrected"]),
    )


def _days(told: Sequence[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in told)
