"""Who takes the answer to a question, by what the question is about?"""

from __future__ import annotations

from domain.incident.reading import Pictured
from governance.bookings import answering
from governance.bookings.questions import Answered
from governance.day.objectives import review
from governance.office import Office
from store.consent.people import Member
from store.unit import Unit


async def answer(
    office: Office, unit: Unit, member: Member, token: str, option: str, *, pictured: Pictured | None = None
) -> Answered:
    """What the tap on a question's button does: an objective's review by whoever sets objectives, the rest by
    whoever sees what a channel shows."""
    asked = await unit.questions.by_token(token)
    if asked is not None and asked.kind == review.KIND:
        face, alert = await review.answer(office, unit, member, asked, option)
        return Answered(face, alert)
    return await answering.answer(office, unit, member, token, option, pictured=pictured)
