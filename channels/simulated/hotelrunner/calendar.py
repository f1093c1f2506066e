"""What does each channel show for each night, and which request made it so?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from channels.simulated.hotelrunner.validation import Write

PANEL = "*"  # HotelRunner's own calendar, before any channel


@dataclass(frozen=True, slots=True)
class Effect:
    """One changed value on one channel, and the call that changed it (None: a booking or the panel)."""

    call: int | None
    at: datetime
    transaction: str | None
    inv_code: str
    night: date
    channel: str
    field: str
    before: str | None
    after: str


@dataclass(slots=True)
class Detail:
    """One channel's part in a transaction."""

    channel: str
    inv_code: str
    state: str = "in_progress"
    error: str | None = None
    writes: list[Write] = field(default_factory=list)


@dataclass(slots=True)
class Transaction:
    """One accepted push on its way to the channels."""

    id: str
    call: int
    at: datetime
    details: list[Detail]

    def counts(self) -> dict[str, int]:
        states = [detail.state for detail in self.details]
        return {state: states.count(state) for state in ("failed", "succeeded", "in_progress")}


class Calendar:
    """Values by inventory code, night and channel, with the list of everything that changed them."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, date, str], dict[str, str]] = defaultdict(dict)
        self.effects: list[Effect] = []

    def value(self, inv_code: str, night: date, channel: str = PANEL) -> dict[str, str]:
        return dict(self._cells.get((inv_code, night, channel), {}))

    def seed(self, inv_code: str, night: date, channels: Iterable[str], fields: Mapping[str, str]) -> None:
        """Values that were there before anybody looked; no effects."""
        for channel in (PANEL, *channels):
            self._cells[inv_code, night, channel] |= fields

    def write(
        self, write: Write, channel: str, *, at: datetime, call: int | None, transaction: str | None
    ) -> None:
        cell = self._cells[write.inv_code, write.night, channel]
        for name, after in write.fields.items():
            before, cell[name] = cell.get(name), after
            self.effects.append(
                Effect(call, at, transaction, write.inv_code, write.night, channel, name, before, after)
            )

    def shown(self) -> list[dict[str, Any]]:
        """Every cell as plain JSON."""
        return [
            {"inv_code": code, "night": night.isoformat(), "channel": channel, **cell}
            for (code, night, channel), cell in sorted(self._cells.items())
        ]
