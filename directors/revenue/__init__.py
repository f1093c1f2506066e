"""Who looks after the price of every night?"""

from directors.revenue.limits import LIMITS
from directors.revenue.rules import three_lines
from domain.phrase import Name
from governance.contract import Seat


def seat() -> Seat:
    """Revenue's seat: its limits on anybody's draft and its own daily drafts."""
    return Seat(
        slug="revenue",
        name=Name({"fr": "Revenue", "en": "Revenue"}),
        limits=LIMITS,
        drafts=(three_lines,),
    )
