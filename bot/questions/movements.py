"""Who arrives, who leaves and who stays, together?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from bot.questions.guests import by_day
from domain.conversation.questions.question import Spoken
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "movements",
    patterns=(("arriving", "leaving"), ("moves",)),
    words={
        "arriving": (
            "arriving",
            "coming",
            "arrivees",
            "arrivee",
            "arrivals",
            "arrive",
            "arrivent",
            "arrives",
            "check-in",
            "check-ins",
        ),
        "leaving": (
            "leaving",
            "going",
            "departs",
            "depart",
            "departures",
            "part",
            "partent",
            "leaves",
            "leave",
            "check-out",
            "check-outs",
        ),
        "moves": ("mouvements", "mouvement", "movements", "va-et-vient"),
    },
    beside=("et", "and", "clients", "guests", "hotel", "maison"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Arrivals, then departures, of the days named or of today."""
    come = await by_day(asked, say("ask.arrivals"), say("ask.no_arrivals"), lambda stay: stay.check_in)
    go = await by_day(asked, say("ask.departures"), say("ask.no_departures"), lambda stay: stay.check_out)
    return [Reply((*come.blocks[:-1], *go.blocks))]


SUBJECT = Subject(SPOKEN, say("ask.movements"), answer)
