"""Which sales channel is to stop selling, or to sell again, and on which nights?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from domain.consent.actions.effects import Effects, Touched
from domain.consent.actions.no_cells import NoCells
from domain.nights import Span


@dataclass(frozen=True, slots=True)
class PauseChannel(NoCells):
    """All room types of one channel closed (`paused`) or open again: a person does it in the channel manager.

    `during`: the nights that it is for; None from now on until somebody says otherwise. HotelRunner documents no
    call that closes one channel alone, so this never leaves by wire.
    """

    channel: str
    paused: bool
    currency: str
    words: str = ""
    during: Span | None = None
    kind: Literal["pause_channel"] = "pause_channel"

    def turned(self) -> PauseChannel:
        """Open what this closes, close what it opens."""
        return replace(self, paused=not self.paused)

    @property
    def effects(self) -> Effects:
        """Unknown in money: which bookings would have come there, nobody can say."""
        return Effects(touched=frozenset({Touched.SETTINGS}))
