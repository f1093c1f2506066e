"""What is known of how some rooms fill: bookings, advice, expectation?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.money.forecast import NightForecast
from domain.prices.advice import Advice, RoomBooked

AHEAD = 60  # nights, tonight the first


@dataclass(frozen=True, slots=True)
class Filling:
    """Of one type, or of the whole house: every room ever booked, the newest advice, the newest expectation."""

    booked: Sequence[RoomBooked]
    advice: Sequence[Advice] = ()
    foreseen: Sequence[NightForecast] = ()
