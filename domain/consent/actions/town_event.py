"""What does the owner say of the town's calendar, as something that awaits his tap?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.prices.events.event import Event, Kind


@dataclass(frozen=True, slots=True)
class ConfirmEvent(NoCells):
    """An event with its dates, new or in place of what the calendar had under the same code that year.

    `expected` is what the owner expects of demand, "strong" or "weak"; None where he said nothing of it. Raises
    ValueError for an event that ends before it begins.
    """

    code: str
    event_kind: str
    first: date
    last: date
    name: str
    name_en: str
    source: str
    currency: str
    market: str = "MA"
    expected: Literal["strong", "weak"] | None = None
    kind: Literal["confirm_event"] = "confirm_event"

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.code}: the last night {self.last} is before the first {self.first}")

    @property
    def event(self) -> Event:
        """The event as the calendar takes it: confirmed, so without a tolerance."""
        kind = Kind(self.event_kind)
        return Event(
            self.code, kind, self.first, self.last, self.name, self.name_en, self.source, self.market
        )

    @property
    def effects(self) -> Effects:
        """None by itself: the prices that it brings about are asked for."""
        return Effects()


@dataclass(frozen=True, slots=True)
class EndEvent(NoCells):
    """An event to be taken out of the calendar again: the undoing of a confirmation."""

    event: int
    currency: str
    kind: Literal["end_event"] = "end_event"

    @property
    def effects(self) -> Effects:
        return Effects()
