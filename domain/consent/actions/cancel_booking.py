"""Which booking is to be cancelled, and what does that cost?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.consent.actions.effects import Effects, MoneyRange, Touched
from domain.consent.actions.no_cells import NoCells


@dataclass(frozen=True, slots=True)
class CancelBooking(NoCells):
    """A guest's or the house's wish to cancel: a person does it in the panel of the channel, and says so.

    `lost` is the net revenue of each month that goes with it, commission already taken off; `fee` what the
    policy lets the house keep, None while the policy is unknown.
    """

    booking: str
    source: str
    currency: str
    lost: tuple[tuple[date, Decimal], ...]
    line: str
    words: str = ""
    fee: Decimal | None = None
    kind: Literal["cancel_booking"] = "cancel_booking"

    @property
    def effects(self) -> Effects:
        """Revenue lost by month; what the rooms may earn once more is not promised."""
        return Effects(
            money=tuple(
                MoneyRange(month, self.line, self.currency, -net, -net, -net) for month, net in self.lost
            ),
            touched=frozenset({Touched.BOOKINGS}),
        )
