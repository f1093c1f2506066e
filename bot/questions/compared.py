"""Was one stretch of nights better than another: « mieux que novembre dernier ? », "October versus September"?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.questions.asked import Asked, Subject, figures_of, house_over, titled
from bot.questions.figures import told
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.conversation.seasons import TURNS, unit_of
from domain.errors import refuse
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from governance.post.replies import Line, Reply

SPOKEN = Spoken(
    "compared",
    patterns=(("better", "@when"), ("compared", "@when")),
    words={
        "better": phrases(
            """
            mieux plus-que better more-than worse pire moins-bien moins-que less-than superieur inferieur
            higher-than lower-than meilleur meilleure plus-qu moins-qu hsen
            """
        ),
        "compared": phrases(
            """
            par-rapport compare comparer compares comparez comparaison compared comparison versus vs
            contre against difference ecart evolution comparativement
            """
        ),
    },
    beside=phrases(
        """
        fait faits fais faisons fera fait-on on-fait a-fait doing do did done than que qu est-on on-est
        etait c-etait marche marchait chiffre chiffre-affaires affaires revenu revenus revenue recette
        recettes ventes sales resultat resultats results occupation occupancy remplissage rempli remplie
        plein full vendu sold gagne gagnes made make earn earned niveau rapport mois semaine et and to
        with avec entre between how comment performance drna khdemna men mn 3la sur
        """
    ),
    takes=("@when", "@types"),
    looking=Looking.BACK,
    compares=True,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The figures of both; what is still running beside as many nights of the other, up to last night."""
    question = asked.question
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        if question.against is None:
            raise refuse("ask.compared_with_what")
        first, second = alike(question.span or running(question.against, today), question.against, today)
        houses = [await house_over(asked, unit, span) for span in (first, second)]
    rows: list[Phrase | Line] = []
    for house, span in zip(houses, (first, second), strict=True):
        rows += [
            Line(say("ask.compared_span", span=span), bold=True),
            *told(figures_of(house, span), hotel.currency),
        ]
    return [titled(asked, houses[0], say("ask.compared"), first, *rows)]


def running(other: Span, today: date) -> Span:
    """The running week, month, quarter or year where the other one is such; else as many nights up to the last."""
    unit = unit_of(other)
    if unit is not None:
        return TURNS[unit](today, 0)
    last = today - ONE_DAY
    return Span(last - (other.last - other.first), last)


def alike(one: Span, other: Span, today: date) -> tuple[Span, Span]:
    """Both as they are; where one of them is running, the nights of it that are over and as many of the other."""
    last = today - ONE_DAY
    if one.first <= last < one.last:
        return _cut(one, last), _cut(other, other.first + (last - one.first))
    if other.first <= last < other.last:
        return _cut(one, one.first + (last - other.first)), _cut(other, last)
    return one, other


def _cut(span: Span, last: date) -> Span:
    return Span(span.first, min(span.last, max(last, span.first)))


SUBJECT = Subject(SPOKEN, say("ask.compared"), answer)
