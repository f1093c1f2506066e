"""What does the CTO watch: are bookings, channels and data telling the truth to each other?"""

from __future__ import annotations

from directors.cto.channels import failing_channels
from directors.cto.drift import witnessed_drift
from directors.cto.first_push import first_push
from directors.cto.limits import data_too_old
from directors.cto.overbooking import overbooked_nights
from directors.cto.plumbing import (
    set_aside_updates,
    unknown_outcomes,
    unread_bodies,
    unread_sources,
)
from directors.cto.readiness import open_questions
from directors.cto.unmapped import unmapped_bookings
from domain.phrase import Name
from governance.contract import Seat


def seat() -> Seat:
    return Seat(
        slug="cto",
        name=Name({"fr": "Directeur technique", "en": "CTO"}),
        limits=(data_too_old,),
        findings=(
            overbooked_nights,
            unmapped_bookings,
            witnessed_drift,
            failing_channels,
            unread_sources,
            unknown_outcomes,
            unread_bodies,
            set_aside_updates,
            open_questions,
        ),
        drafts=(first_push,),
    )
