"""What do we believe about a house before its own bookings speak?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directors.revenue.forecast.bookings import Floats


@dataclass(frozen=True, slots=True)
class Stated:
    """Beliefs used where a house has no history, each overridden by its own nights within weeks.

    `occupancy`: classed hotels of Marrakech, 2019 (Observatoire du tourisme, 63 %), set a little lower for a
    house without reputation. `median_lead` (days) and `leaving`, the share of far-out bookings that are
    cancelled: resort and city hotels of Antonio, de Almeida and Nunes 2019 (transient median 42-55 days; 42 %
    beyond 60 days, 6-12 % under 8 days).
    """

    occupancy: float = 0.55
    median_lead: float = 40.0
    leaving: float = 0.40
    leaving_lead: float = 45.0
    same_day: float = 0.06

    def booked_later(self, horizon: int) -> Floats:
        """The share of a night's slept rooms that are booked less than h days before, for h = 0..horizon."""
        days = np.arange(horizon + 1)
        far = 1 - 0.5 ** (days / self.median_lead)
        return np.where(days == 0, 0.0, self.same_day + (1 - self.same_day) * far)

    def staying(self, horizon: int) -> Floats:
        """The share of the rooms on the books h days before that are slept in, for h = 0..horizon."""
        days = np.arange(horizon + 1)
        return np.asarray(1 - self.leaving * (1 - np.exp(-days / self.leaving_lead)))
