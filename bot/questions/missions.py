"""What is to be done, and by whom?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.missions.missions import missions, sees
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.missions.cards import listed
from governance.post.replies import Reply

SPOKEN = Spoken(
    "missions",
    patterns=(
        ("missions",),
        ("to_do",),
        ("to_do", "@person"),
        ("late", "missions"),
        ("works_on", "@person"),
        ("list", "@person"),
        ("asked", "@person"),
    ),
    weak=(("late",),),
    words={
        "missions": phrases(
            """
            qui-fait-quoi who-does-what who-is-doing-what boulot corvees mission missions tache taches
            task tasks todo to-do to-dos todos rappels reminders pense-betes
            """
        ),
        "to_do": phrases(
            """
            a-faire dois-faire doit-faire devons-faire reste-a-faire do-i-have-to-do to-do-list
            should-i-do andi-ndir ndir khassni-ndir needs-to-do have-to-do has-to-do must-do must-i-do
            on-my-list
            """
        ),
        "late": phrases("retard en-retard late overdue delayed"),
        "works_on": phrases(
            """
            a-fini a-termine has-finished is-done
            est-sur travaille fait working-on occupe s-occupe fini termine avance finished avancer
            """
        ),
        "list": phrases("liste list"),
        "asked": phrases("j-ai-demande ai-demande avons-demande did-i-ask have-i-asked"),
    },
    beside=phrases(
        """
        quoi what en-cours cours ouvertes open reste list andi khassni doit dois devons faire ou-en-sont
        ou-en-est has a done yet deja encore ce-que lui j-ai-demande equipe team staff
        """
    ),
    takes=("@when", "@person"),
    never=("pour_",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The list of /missions; of one person his own."""
    name = asked.question.person
    if name is None:
        return await missions(asked.office, asked.caller, "")
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        people = await unit.people.names()
        found = [
            m
            for m in await unit.missions.under_way()
            if people.get(m.owner) == name and sees(asked.caller, m.owner, m.wish.note)
        ]
    return [listed(found, people, asked.office.clock().astimezone(hotel.zone).date())]


SUBJECT = Subject(SPOKEN, say("ask.missions"), answer)
