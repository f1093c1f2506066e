"""Is anything sold twice?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.questions.asked import Asked, Subject, house_over, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import Span
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "double",
    patterns=(("double",),),
    words={
        "double": phrases(
            """
            doublon doublons vendu-deux-fois vendue-deux-fois sold-twice double-booking double-bookings
            doubles-reservations double-reservation surreservation surreservations surbooking surbook
            overbooking overbooked overbookings surbooke sur-booking sur-reservation over-booking
            overbook double-booked surbookings deux-fois-meme deux-resas-pour-meme
            deux-reservations-pour-meme same-room-twice deux-clients-pour-meme vendues-deux-fois
            vendus-deux-fois reservee-deux-fois reservees-deux-fois booked-twice
            """
        ),
    },
    beside=phrases(
        """
        anywhere quelque-part partout chambre chambres room rooms nuit nuits il-y-a kayn chi risque risk
        etat on-est vendu vendue on-a reserve reservee meme
        """
    ),
    takes=("@when", "@types"),
)


AHEAD = timedelta(days=365)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Every night on which more rooms of a type are sold than there are; a year ahead without a period."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span or Span(today, today + AHEAD)
        house = await house_over(asked, unit, span)
    found = []
    for night in span:
        for kind in house.sellable:
            cell = house.night(kind.code, night)
            if cell.left is not None and cell.left < 0:
                units = (cell.units or 0) - cell.blocked
                found.append(say("ask.double_row", day=night, name=kind.name, sold=cell.sold, units=units))
    return [titled(asked, house, say("ask.double"), span, *(found[:15] or [say("ask.no_double")]))]


SUBJECT = Subject(SPOKEN, say("ask.double"), answer)
