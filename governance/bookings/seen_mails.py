"""Has a booking that a mail only named come in by another way since?"""

from __future__ import annotations

from governance.bookings.mail_questions import SEEN
from governance.office import Office


async def settle_known(office: Office, property_id: str) -> int:
    """Settle the mails whose booking the house knows by now, and take their questions back; how many mails."""
    async with office.store.reading(property_id) as unit:
        known = await unit.mails.seen_and_known()
    if not known:
        return 0
    now = office.clock()
    async with office.store.unit(property_id) as unit:
        for question in await unit.questions.open():
            if question.kind == SEEN and question.subject.rpartition(":")[2] in known:
                await unit.questions.answer(question.token, question.options[0], "system", now)
        return await unit.mails.number_known(known, now)
