"""Who sleeps in the house?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject
from bot.questions.guests import listed, stays_on
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "in_house",
    patterns=(
        ("sleeping",),
        ("who", "here"),
        ("how_many", "guests"),
        ("which_guests", "guests", "now"),
        ("who_is_there",),
        ("who", "there", "@when"),
    ),
    weak=(
        (
            "guests",
            "@when",
        ),
    ),
    words={
        "sleeping": phrases(
            """
            dort dorment loge logent staying sejourne sejournent in-house sleeping stays-with-us present
            presents kaynin naess is-staying heberge hebergeons hebergees
            """
        ),
        "here": phrases(
            """
            f-dar dar lotil lotel otil lhotel f-lotil fdar est-la encore-la sont-la ici maison dans-la-maison
            hotel villa here in-the-house chez-nous present presents kayn kaynin hna
            """
        ),
        "how_many": phrases("combien-de combien how-many chhal-de chhal-d chhal"),
        "guests": phrases(
            """
            clients client personnes gens guests people monde nass hotes voyageurs residents
            """
        ),
        "which_guests": phrases("nos qui-les qui quels quelles les c-est-qui-les which liste"),
        "now": phrases("en-ce-moment actuellement maintenant now daba du-moment moment right-now"),
        "who_is_there": phrases(
            """
            qui-reste qui-reste-encore qui-est-encore-la qui-sera-la chkoun-andna chkoun-endna
            chkoun-aandna qui-avons-nous qui-a-t-on who-do-we-have on-a-qui avons-nous-qui y-a-qui
            il-y-a-qui qui-y-a-t-il who-is-there chkoun-kayn
            """
        ),
    },
    beside=phrases(
        """
        hotel maison villa house dans kayn ici chez andna endna aandna
        """
    ),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The rooms slept in on the nights named; tonight without any."""
    house, days, stays = await stays_on(asked, asked.question.span)
    here = [stay for stay in stays if stay.check_in <= days.last and stay.check_out > days.first]
    people = sum(stay.people or 0 for stay in here)
    title = say(
        "ask.in_house_of", rooms=say("count.rooms", n=len(here)), people=say("count.people", n=people)
    )
    return [listed(asked, house, title, days, here, say("ask.nobody"))]


SUBJECT = Subject(SPOKEN, say("ask.in_house"), answer)
