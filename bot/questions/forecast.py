"""How will a month end?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject, house_over, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import Span, month_of
from domain.phrase import Phrase, say
from governance.post.replies import Reply
from governance.result import screen
from governance.result.gathered import account_over

SPOKEN = Spoken(
    "forecast",
    patterns=(
        (
            "goes",
            "@when",
        ),
        (
            "how",
            "end_",
        ),
        ("forecast",),
        ("end_", "quantity"),
        ("looks",),
        ("expect", "@when"),
        ("will_make", "quantity"),
    ),
    words={
        "goes": phrases("comment-va comment-se-presente how-will how-is"),
        "how": phrases("comment how"),
        "forecast": phrases(
            """
            estimation estimations estimate estimates projete projetee tendance tendances outlook
            prevision previsions forecast forecasts projection projections previsionnel previsionnelle
            perspective perspectives horizon
            """
        ),
        "end_": phrases(
            """
            end ends finit terminera se-termine se-terminer va-finir finir finira finirons allons-finir
            terminer end-up end-at finish atterrissage termine terminons finissons
            """
        ),
        "looks": phrases(
            """
            annonce annoncent se-presente s-annonce looking looks look-like shaping-up look promet
            promettent
            """
        ),
        "expect": phrases(
            """
            expect prevoit prevois prevoyez esperer attend-on tu-prevois s-attendre attendre-a s-attend
            """
        ),
        "will_make": phrases(
            """
            va-rentrer va-encaisser va-gagner va-realiser on-fera fera-t-on rentrera-t-on will-we-earn
            will-we-do va-faire ferons fera will-we-make will-make ghadi-ndiro va-remplir remplira
            remplirons will-we-fill ghadi-ndirou
            """
        ),
    },
    beside=phrases(
        """
        do mois comment combien a-combien how occupation occupancy chiffre revenu revenue va like
        quantity tu-penses penses tu-crois crois bien bon quoi you-think think
        """
    ),
    never=("did", "was", "yesterday", "hier"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Of a month where its result is going, as /resultat shows it; of other nights how many rooms are expected."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span or month_of(today)
        if span == month_of(span.first) and span.last >= today:
            return [screen(await account_over(asked.office, unit, span))]
        house = await house_over(asked, unit, span)
        newest = {row.night: row for row in await unit.foresights.of_house(span)}
    rows: list[Phrase] = []
    for night in list(span)[:14]:
        sold = sum(house.night(kind.code, night).sold for kind in house.sellable)
        found = newest.get(night)
        told = {"day": night, "sold": sold}
        rows.append(
            say(
                "ask.expected_row",
                **told,
                mean=round(found.mean),
                low=round(found.p10),
                high=round(found.p90),
            )
            if found is not None
            else say("ask.unforeseen_row", **told)
        )
    whole = Span(span.first, min(span.last, span.first.fromordinal(span.first.toordinal() + 13)))
    return [titled(asked, house, say("ask.forecast"), whole, *rows)]


SUBJECT = Subject(SPOKEN, say("ask.forecast"), answer)
