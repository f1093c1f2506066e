"""What was said, seen and left open around a house, beyond what the house itself carries?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from domain.phrase import Name


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's word on a subject ("units", "room_types", "currency") that the specs can contradict."""

    subject: str
    value: int | str
    source: Name
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: the date it bears and the newest month or day that its content speaks of."""

    title: Name
    dated: date
    latest_content: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a platform; `meaning` is None while nobody knows what it does."""

    platform: str
    name: str
    value: str | None
    meaning: str | None


@dataclass(frozen=True, slots=True)
class ObservedType:
    """A room type as a panel shows it."""

    name: str
    units: int | None
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """What somebody saw on a platform at a time; compared with the specs, never merged into them."""

    platform: str
    source: Name
    on: str
    verified: bool
    currencies: tuple[str, ...] = ()
    rate_plans: tuple[str, ...] = ()
    room_types: tuple[ObservedType, ...] = ()
    active_channels: tuple[str, ...] = ()
    absent_channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomState:
    """A physical room and what it still lacks ("photos", …)."""

    number: str
    room_type: str
    status: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A platform that the specs speak of; `status` is "connected", "in_progress" and the like.

    `ids` are the house's own numbers there by what they number ("hotel", "channel").
    """

    platform: str
    name: str
    status: str
    ids: Mapping[str, str] = field(default_factory=dict)


# What specs say in both languages, or in the one in which somebody wrote it.
Told = Name | str


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """The synchronisation incident as the specs describe it; `number` is the booking that brought it to light.

    `title` is what it is called, its summary where nobody said. `evidence` and `questions` are what the specs say
    was seen, and what they leave open.
    """

    platform: str
    summary: Told
    number: str | None
    room_type: str | None
    evidence: tuple[Told, ...] = ()
    questions: tuple[Told, ...] = ()
    title: Told | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """Everything known around a property that the property itself does not carry.

    `master_data` maps each fact that a sales channel asks for to its value, None when unknown. `unmapped` lists
    (platform, room type code) pairs without a code. `who` maps a subject to the people who can settle it.
    """

    rooms: tuple[RoomState, ...] = ()
    statements: tuple[Statement, ...] = ()
    documents: tuple[Document, ...] = ()
    settings: tuple[Setting, ...] = ()
    observations: tuple[Observation, ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
    master_data: Mapping[str, Any] = field(default_factory=dict)
    who: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    incident: OpenIncident | None = None


# How a background is stored and read back.
BACKGROUND: TypeAdapter[Background] = TypeAdapter(Background)
