"""Which rooms does a person close on a channel by hand, so that they are not sold twice meanwhile?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.nights import Span


class BlockState(enum.StrEnum):
    """Asked for → closed by hand → to be opened again, because the booking went → open; or no longer needed, or
    needed again before anybody has opened it."""

    ASKED = "asked"
    CLOSED = "closed"
    TO_OPEN = "to_open"
    OPEN = "open"


MOVES: Mapping[BlockState, frozenset[BlockState]] = {
    BlockState.ASKED: frozenset({BlockState.CLOSED, BlockState.OPEN}),
    BlockState.CLOSED: frozenset({BlockState.TO_OPEN}),
    BlockState.TO_OPEN: frozenset({BlockState.OPEN, BlockState.CLOSED}),
    BlockState.OPEN: frozenset(),
}


@dataclass(frozen=True, slots=True)
class HandBlock:
    """`rooms` of a type on one channel, for one booking. `closed_at` is when somebody said that he had done it."""

    id: int
    token: str
    booking: str
    channel: str
    room_type: str
    nights: Span
    rooms: int
    state: BlockState
    asked_at: datetime
    incident: int | None = None
    closed_at: datetime | None = None
    closed_by: str | None = None
    opened_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether the channel shows fewer rooms because of it."""
        return self.state in {BlockState.CLOSED, BlockState.TO_OPEN}
