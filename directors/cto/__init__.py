"""What does the CTO watch: are bookings, channels and data telling the truth to each other?"""

from __future__ import annotations

from directors.cto.calling import ALIASES, KEYWORDS
from directors.cto.checks import CHECKS
from directors.cto.drafting import draft_channel_pause
from directors.cto.first_push import first_push
from directors.cto.limits import data_too_old
from directors.cto.opening import board_step, incident_open, testing
from directors.cto.tools import calendar_stages, channel_health, data_ages, incidents, push_state
from domain.phrase import Name
from governance.contract import Seat
from governance.conversation.toolbox.board_tools import decisions_waiting, open_questions, past_decisions


def seat() -> Seat:
    return Seat(
        slug="cto",
        name=Name({"fr": "Directeur technique", "en": "CTO"}),
        limits=(data_too_old, board_step, incident_open, testing),
        findings=CHECKS,
        drafts=(first_push,),
        aliases=ALIASES,
        keywords=KEYWORDS,
        tools=(
            calendar_stages,
            channel_health,
            data_ages,
            decisions_waiting,
            draft_channel_pause,
            incidents,
            open_questions,
            past_decisions,
            push_state,
        ),
    )
