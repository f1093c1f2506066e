"""Which sales channel is to stop selling, or to sell again?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class PauseChannel(NoCells):
    """All room types of one channel closed (`paused`) or open again: a person does it in the channel manager.

    HotelRunner documents no call that closes one channel alone, so this never leaves by wire.
    """

    channel: str
    paused: bool
    currency: str
    words: str = ""
    kind: Literal["pause_channel"] = "pause_channel"

    @property
    def effects(self) -> Effects:
        """Unknown in money: which bookings would have come there, nobody can say."""
        return Effects()
