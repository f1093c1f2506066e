"""Who leaves?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from bot.questions.guests import by_day
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "departures",
    patterns=(("leaving",), ("who", "leaving"), ("who", "left"), ("guests", "left")),
    words={
        "guests": phrases("guests clients people which-guests"),
        "leaving": phrases(
            """
            libere liberent liberer rend rendent rendre rendre-chambre s-en-aller moving-out vacate
            vacates vacating part partent partir partira partiront parti partis depart departs departure
            departures departing leave leaves leaving check-out checkout check-outs checkouts checks-out
            checking-out ymchi ykhrej ykherj ykhorjo khrej ghadi-ykhrej khorouj ymchiw mcha mchaw mchat
            msha mshaw msa msaw ghadi-ymchi s-en-va s-en-vont quitte quittent quitter sort sortent sorti
            sortis kharej kharjin khrjo kharjo chkoun-ghadi shkun-ghadi decolle
            """
        ),
        "left": phrases("left gone has-left have-left has-gone have-gone checked-out"),
    },
    beside=phrases(
        """
        quelle-heure quelles-heures heure heures what-time time times premiere premier first
        derniere dernier last
        prochains prochaines next prochain sa leur ses chambre chambres room rooms their clients client
        hotes guests guest personnes voyageurs gens ghadi prevus hotel maison villa house anyone someone
        nass combien how-many chhal quelles prevu prevue doit doivent due
        """
    ),
    takes=("@when", "@types"),
    never=("du_direct", "direct"),
    over=("left", "gone"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Room by room, day by day; today without a day."""
    return [await by_day(asked, say("ask.departures"), say("ask.no_departures"), lambda stay: stay.check_out)]


SUBJECT = Subject(SPOKEN, say("ask.departures"), answer)
