"""Which checks does the CTO run over the House?"""

from __future__ import annotations

from directors.cto.channels import failing_channels
from directors.cto.drift import witnessed_drift
from directors.cto.overbooking import overbooked_nights
from directors.cto.plumbing import (
    set_aside_updates,
    unknown_outcomes,
    unread_bodies,
    unread_sources,
)
from directors.cto.readiness import open_questions
from directors.cto.unmapped import unmapped_bookings

CHECKS = (
    overbooked_nights,
    unmapped_bookings,
    witnessed_drift,
    failing_channels,
    unread_sources,
    unknown_outcomes,
    unread_bodies,
    set_aside_updates,
    open_questions,
)
