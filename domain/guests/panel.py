"""What has a person to do in the channel manager's panel for a guest who has not booked there?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class CloseForHold(NoCells):
    """One room of a type closed in the panel while it is kept for a guest, or opened again (`closed` False)."""

    hold: int
    room_type: str
    first: date
    last: date
    currency: str
    closed: bool = True
    kind: Literal["close_for_hold"] = "close_for_hold"

    @property
    def effects(self) -> Effects:
        """None on calendar or money: the hold counts already."""
        return Effects()

    def turned(self) -> CloseForHold:
        """The other way round."""
        return replace(self, closed=not self.closed)


@dataclass(frozen=True, slots=True)
class EnterStay(NoCells):
    """A booking that a guest has agreed to in writing, to be entered by hand; `total` is what was offered."""

    thread: int
    room_type: str
    first: date
    last: date
    total: Decimal
    currency: str
    kind: Literal["enter_stay"] = "enter_stay"

    @property
    def effects(self) -> Effects:
        """None here: the booking itself comes back as any other does."""
        return Effects()
