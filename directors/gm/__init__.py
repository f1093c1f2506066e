"""What does the General Manager look after: the guests of today and the nights nobody sleeps in?"""

from __future__ import annotations

from directors.gm.arrivals import vip_arrivals
from directors.gm.calling import ALIASES, KEYWORDS
from directors.gm.drafting import draft_decision, draft_mission
from directors.gm.service import car_not_confirmed, not_ready, undeclared, unread_allergy
from directors.gm.standards import standards
from directors.gm.threads import draft_reply, draft_standard
from directors.gm.tools import guest_words, movements, tonight
from directors.gm.unsold import dark_nights, unsold_best_room
from domain.phrase import Name
from governance.contract import Seat
from governance.conversation.toolbox.board_tools import (
    decisions_waiting,
    missions,
    objectives,
    past_decisions,
)
from governance.conversation.toolbox.objective_tools import objective_drafting


def seat() -> Seat:
    return Seat(
        slug="gm",
        name=Name({"fr": "Directeur général", "en": "General Manager"}),
        findings=(
            vip_arrivals,
            not_ready,
            car_not_confirmed,
            unread_allergy,
            undeclared,
            dark_nights,
            unsold_best_room,
        ),
        aliases=ALIASES,
        keywords=KEYWORDS,
        tools=(
            decisions_waiting,
            draft_decision,
            draft_mission,
            draft_reply,
            draft_standard,
            objective_drafting("gm"),
            guest_words,
            missions,
            movements,
            objectives,
            past_decisions,
            standards,
            tonight,
        ),
    )
