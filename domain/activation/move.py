"""Which step is a channel to make on the board?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.activation.board import ChannelState
from domain.consent.actions.effects import Effects, Touched
from domain.consent.actions.no_cells import NoCells
from domain.missions.evidence import Evidence

# Steps that somebody takes in the settings of a channel.
_SETTINGS = frozenset({ChannelState.CONNECTING, ChannelState.MAPPED})


@dataclass(frozen=True, slots=True)
class MoveChannel(NoCells):
    """A channel from one state into the next, with what shows it; it is a card only where a limit holds it."""

    channel: str
    before: ChannelState
    to: ChannelState
    currency: str
    words: str = ""
    evidence: tuple[Evidence, ...] = ()
    kind: Literal["channel_move"] = "channel_move"

    @property
    def effects(self) -> Effects:
        """None on calendar or money: what opens is priced by what it sells."""
        return Effects(touched=frozenset({Touched.SETTINGS} if self.to in _SETTINGS else ()))
