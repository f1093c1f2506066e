"""What does the CFO look after: what the rooms earned, what it cost to sell them, and what is left?"""

from __future__ import annotations

from directors.cfo.books_tools import month_outlook, result, what_if_expense
from directors.cfo.calling import ALIASES, KEYWORDS
from directors.cfo.drafting import draft_expense
from directors.cfo.findings import below_floor, over_budget, taxes_due
from directors.cfo.limits import LIMITS
from directors.cfo.tools import period_figures
from domain.phrase import Name
from governance.contract import Seat
from governance.conversation.toolbox.board_tools import decisions_waiting, objectives
from governance.conversation.toolbox.booking_tools import bookings_made, on_the_books
from governance.conversation.toolbox.objective_tools import objective_drafting


def seat() -> Seat:
    """Finance's seat."""
    return Seat(
        slug="cfo",
        name=Name({"fr": "Directeur financier", "en": "CFO"}),
        aliases=ALIASES,
        keywords=KEYWORDS,
        limits=LIMITS,
        findings=(below_floor, over_budget, taxes_due),
        tools=(
            bookings_made,
            decisions_waiting,
            objective_drafting("cfo"),
            draft_expense,
            month_outlook,
            objectives,
            on_the_books,
            period_figures,
            result,
            what_if_expense,
        ),
    )
