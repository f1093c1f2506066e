"""Who comes and goes today, as lines for a screen that is no brief?"""

from __future__ import annotations

from collections.abc import Sequence

from domain.day.figures import morning
from domain.finding import Finding
from domain.house.snapshot import House
from governance.day.brief.guests import guests
from governance.post.replies import Line


def welcomed(house: House, findings: Sequence[Finding]) -> tuple[Line, ...]:
    """Arrivals and departures, each VIP with what is ready and what is not, then who else comes."""
    vips = [found for found in findings if found.key.startswith("vip:")]
    return tuple(guests(house, morning(house), vips))
