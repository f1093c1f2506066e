"""How was it a year ago?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.questions.asked import Asked, Subject, figures_of, house_over, titled
from bot.questions.figures import told
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.nights import Span, month_of
from domain.phrase import Phrase, say
from governance.post.replies import Line, Reply

SPOKEN = Spoken(
    "last_year",
    patterns=(
        ("@last_year",),
        ("quantity", "@last_year"),
        ("quantity", "made", "@last_year"),
        ("compare", "@last_year"),
    ),
    words={
        "made": phrases(
            """
            fait gagne encaisse rapporte drna derna khdemna make made earn vendu do
            """
        ),
        "compare": phrases(
            """
            compare comparaison comparer compared versus vs par-rapport rapport
            """
        ),
        "same": phrases(
            """
            par-rapport rapport meme-date meme-periode meme-epoque same-time same-date same-period
            compare comparaison same-month same-week meme-mois meme-semaine
            """
        ),
    },
    beside=phrases(
        """
        etait c-etait comment combien et how did was quantity chhal chiffre-affaires chiffre affaires
        revenu revenue occupation occupancy rempli plein full resultats meme date periode meme-date
        meme-periode same time avec avait pris on-est situe mois semaine
        """
    ),
    takes=("@when", "@last_year", "@types"),
    looking=Looking.BACK,
    last_year=True,
)


YEAR = timedelta(weeks=52)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The figures of those nights; without nights, this month beside the same days 52 weeks before."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span
        if span is not None:
            house = await house_over(asked, unit, span)
            rows: list[Phrase | Line] = list(told(figures_of(house, span), house.hotel.currency))
            return [titled(asked, house, say("ask.last_year"), span, *rows)]
        this = month_of(today)
        before = Span(this.first - YEAR, this.last - YEAR)
        now, then = await house_over(asked, unit, this), await house_over(asked, unit, before)
    rows = [
        Line(say("ask.this_year", span=this), bold=True),
        *told(figures_of(now, this), now.hotel.currency),
        Line(say("ask.year_before", span=before), bold=True),
        *told(figures_of(then, before), now.hotel.currency),
    ]
    return [titled(asked, now, say("ask.last_year"), this, *rows)]


SUBJECT = Subject(SPOKEN, say("ask.last_year"), answer)
