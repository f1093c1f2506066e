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
from directors.cto.tools import calendar_stages, channel_health, data_ages, findings_of, push_state
from directors.cto.unmapped import unmapped_bookings
from domain.phrase import Name
from governance.contract import Seat
from governance.toolbox import board_tools

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


def seat() -> Seat:
    return Seat(
        slug="cto",
        name=Name({"fr": "Directeur technique", "en": "CTO"}),
        limits=(data_too_old,),
        findings=CHECKS,
        drafts=(first_push,),
        tools=(
            calendar_stages,
            channel_health,
            data_ages,
            board_tools.decisions_waiting,
            findings_of(CHECKS),
            board_tools.open_questions,
            board_tools.past_decisions,
            push_state,
        ),
    )
