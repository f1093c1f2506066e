"""Who eats in the house?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken
from domain.phrase import say
from governance.post.replies import Reply
from governance.service.meal_cards import meals_list
from governance.service.meals import of_day

SPOKEN = Spoken(
    "meals",
    patterns=(("eats",), ("quantity", "eats")),
    words={
        "eats": (
            *(
                "dine",
                "dinent",
                "diner",
                "diners",
                "dinners",
                "dinner",
                "dines",
                "dining",
                "dejeune",
                "dejeunent",
            ),
            *(
                "lunch",
                "lunches",
                "repas",
                "meals",
                "mange",
                "mangent",
                "eats",
                "eat",
                "eating",
                "yt3cha",
                "yt3chaw",
            ),
        )
    },
    beside=(
        *(
            "qui",
            "who",
            "chkoun",
            "combien",
            "how-many",
            "chhal",
            "quantity",
            "personnes",
            "people",
            "clients",
        ),
        *(
            "guests",
            "prevu",
            "prevus",
            "maison",
            "house",
            "ici",
            "here",
            "de",
            "est-ce-que",
            "will",
            "in",
            "a",
        ),
        *("is", "are", "having", "ce-soir", "tonight"),
    ),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The meals of the day that was named, of today without one."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        today = asked.office.clock().astimezone((await unit.property.get()).zone).date()
        day = asked.question.span.first if asked.question.span else today
        return [meals_list(await of_day(unit, day), asked.caller.member)]


SUBJECT = Subject(SPOKEN, say("ask.meals"), answer)
