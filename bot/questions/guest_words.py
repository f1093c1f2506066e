"""What does a guest want who has written: the one in this room, or of this name?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from bot.questions.guest import AHEAD
from directors.cfo.expense.guest import bears
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import ONE_DAY
from domain.phrase import say
from governance.guests.cards import listed, opened
from governance.guests.glossed import glossed, unanswered
from governance.guests.mentioned import in_room, note_spoken_of, of_name, of_stays
from governance.guests.threads import Conversation, conversations
from governance.post.replies import Block, Line, Reply, reply
from store.unit import Unit

SPOKEN = Spoken(
    "guest_words",
    patterns=(("wants", "@room"), ("wants", "@guest"), ("wrote", "@room"), ("wrote", "@guest"), ("waits",)),
    words={
        "wants": phrases(
            """
            veut veulent demande demandent souhaite souhaitent voudrait reclame wants want asks asking
            needs need bgha bghat baghi baghya
            """
        ),
        "wrote": phrases(
            """
            ecrit a-ecrit ecrivent dit a-dit message messages wrote writes written said says kteb ketbat
            """
        ),
        "waits": phrases(
            """
            qui-attend-une-reponse quels-clients-attendent clients-sans-reponse messages-des-clients
            messages-clients who-waits-for-an-answer guest-messages messages-from-guests
            messages-non-lus unread-messages unread-guest-messages any-messages des-messages
            client-a-ecrit clients-ont-ecrit client-ecrit qui-a-ecrit who-wrote who-has-written
            nouveaux-messages new-messages
            """
        ),
    },
    beside=phrases(
        """
        client clients hote hotes dame guest guests lady dernier derniere last gentleman klient klienta
        un des any new
        """
    ),
    takes=("@room", "@guest"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The conversation, opened, with what rules made of it above; those that wait, where nobody is named."""
    question, office = asked.question, asked.office
    async with office.store.unit(asked.caller.property_id) as unit:
        if question.room is None and question.guest is None:
            return [listed(await conversations(unit))]
        found = await _meant(asked, unit)
        if not found:
            return [reply(say("guests.nobody_wrote"))]
        if len(found) > 1:
            return [listed(found)]
        [one] = found
        hotel = await unit.property.get()
        told = [Line(phrase) for message in unanswered(one) for phrase in glossed(message, hotel)]
        await note_spoken_of(unit, asked.caller.member.person.id, one.thread.id, office.clock())
    shown = opened(one)
    head = [Block(tuple(told))] if told else []
    return [Reply((*shown.blocks[:1], *head, *shown.blocks[1:]), shown.buttons)]


async def _meant(asked: Asked, unit: Unit) -> Sequence[Conversation]:
    """By the room's guest, by the booking of that name, else by the name that the guest himself gave."""
    hotel = await unit.property.get()
    today = asked.office.clock().astimezone(hotel.zone).date()
    if asked.question.room is not None:
        return await of_stays(unit, await in_room(unit, asked.question.room, today))
    named = tuple((asked.question.guest or "").split())
    stays = await unit.reservations.stays_between(today - ONE_DAY, today + AHEAD)
    theirs = [stay for stay in stays if bears(stay.guest, named)]
    return await of_stays(unit, theirs) or await of_name(unit, " ".join(named))


SUBJECT = Subject(SPOKEN, say("ask.guest_words"), answer)
