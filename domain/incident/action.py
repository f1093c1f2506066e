"""Which test booking is to be made, to see whether a sale reaches the channels?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class RunSyncTest(NoCells):
    """One night of one type, far away, booked by a person, counted on these channels, cancelled at once."""

    incident: int
    room_type: str
    night: date
    channels: tuple[str, ...]
    currency: str
    kind: Literal["run_sync_test"] = "run_sync_test"

    @property
    def effects(self) -> Effects:
        """No price and no money: the booking is cancelled within the hour."""
        return Effects()
