"""Who arrives?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from bot.questions.guests import by_day
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "arrivals",
    patterns=(("arriving",), ("who", "arriving"), ("awaiting", "who"), ("awaiting", "people")),
    weak=(
        (
            "people",
            "@when",
        ),
        ("bookings", "@when"),
    ),
    words={
        "arriving": phrases(
            """
            arrivent-quand arrive-quand quand-arrivent quand-arrive-le-prochain arrive arrives arrivent
            arrivee arrivees arriver arrivera arriveront arrival arrivals arriving check-in checkin
            check-ins checkins checks-in checking-in jay anybody-checking-in jayin jayen yji ghadi-yji
            ghadi-yjiw yjiw ja jaw coming vient viennent vont-arriver va-arriver debarque debarquent
            coming-in debarquer vient-dormir viennent-dormir
            """
        ),
        "awaiting": phrases(
            """
            attend attendons attendu attendus expecting expect recoit recevons accueille accueillons due
            """
        ),
        "people": phrases(
            """
            monde quelqu-un clients client gens guests people personnes famille familles families
            """
        ),
    },
    beside=phrases(
        """
        quelle-heure quelles-heures heure heures what-time time times premiere premier first
        derniere dernier last
        wahed mn nass clients client hotes hote guests guest personnes voyageurs gens ghadi quelqu
        nouveaux new prevues prevus prevu prochaines prochains hotel maison anyone somebody someone un
        chi-wahed monde combien how-many chhal famille familles families couples prochaine next chambre
        chambres rooms doit doivent est-ce kayjiw jdad
        """
    ),
    takes=("@when", "@types"),
    weak_ahead=True,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Room by room, day by day; today without a day."""
    return [await by_day(asked, say("ask.arrivals"), say("ask.no_arrivals"), lambda stay: stay.check_in)]


SUBJECT = Subject(SPOKEN, say("ask.arrivals"), answer)
