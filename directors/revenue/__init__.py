"""Who looks after the price of every night?"""

from directors.revenue.calling import ALIASES, KEYWORDS
from directors.revenue.daily import daily
from directors.revenue.drafting import draft_rate_change
from directors.revenue.limits import LIMITS
from directors.revenue.stays import stays
from directors.revenue.study import advise, foresee
from directors.revenue.tools import events, nights, pace, price_reasons
from domain.phrase import Name
from governance.contract import Seat
from governance.conversation.toolbox.board_tools import decisions_waiting
from governance.conversation.toolbox.booking_tools import booked_rooms, bookings_made, on_the_books
from governance.conversation.toolbox.objective_tools import objective_drafting


def seat() -> Seat:
    """Revenue's seat: its limits on anybody's draft and its own daily drafts."""
    return Seat(
        slug="revenue",
        name=Name({"fr": "Revenue", "en": "Revenue"}),
        limits=LIMITS,
        aliases=ALIASES,
        keywords=KEYWORDS,
        tools=(
            booked_rooms,
            bookings_made,
            decisions_waiting,
            objective_drafting("revenue"),
            draft_rate_change,
            events,
            nights,
            on_the_books,
            pace,
            price_reasons,
        ),
        drafts=(daily, stays),
        study=advise,
        foresee=foresee,
    )
