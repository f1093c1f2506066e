"""Which room is not to be sold for some nights, and why, or is to be sold again?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.nights import Span


def block_key(room: str) -> str:
    """What a proposal about this room out of sale is filed under; of no room, where all of them begin."""
    return f"block_room:{room}"


@dataclass(frozen=True, slots=True)
class BlockRoom(NoCells):
    """One room out of sale (`blocked`) or back in it: its type has one unit less, or more, on these nights.

    A person enters it in the channel manager, which is where the other channels have it from; nothing leaves by
    wire. `words`: the reason as it was said.
    """

    room: str
    room_type: str
    during: Span
    blocked: bool
    currency: str
    words: str = ""
    kind: Literal["block_room"] = "block_room"

    def turned(self) -> BlockRoom:
        """Back in sale what this takes out, and the other way round."""
        return replace(self, blocked=not self.blocked)

    @property
    def effects(self) -> Effects:
        """No price or restriction changes; what the room would have earned, nobody can say."""
        return Effects(sale=(self.room_type,))
