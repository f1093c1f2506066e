"""How will a month end?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.questions.asked import Asked, Subject, figures_of, house_over, titled
from bot.questions.figures import told
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import ONE_DAY, Span, month_of
from domain.phrase import Phrase, say
from governance.post.replies import Line, Reply
from governance.result import screen
from governance.result.gathered import account_over
from store.unit import Unit

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


NIGHT_BY_NIGHT = 14  # nights: more are told together


async def answer(asked: Asked) -> Sequence[Reply]:
    """Of a month where its result is going, as /resultat shows it; of other nights how many rooms are expected."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span or month_of(today)
        if span == month_of(span.first) and span.last >= today:
            return [screen(await account_over(asked.office, unit, span))]
        if span.first <= today <= span.last or len(span) > NIGHT_BY_NIGHT:
            return [await _so_far_and_ahead(asked, unit, span, today)]
        house = await house_over(asked, unit, span)
        newest = {row.night: row for row in await unit.foresights.of_house(span)}
    rows: list[Phrase] = []
    for night in span:
        sold = sum(house.night(kind.code, night).sold for kind in house.sellable)
        found = newest.get(night)
        booked = {"day": night, "sold": sold}
        rows.append(
            say(
                "ask.expected_row",
                **booked,
                mean=round(found.mean),
                low=round(found.p10),
                high=round(found.p90),
            )
            if found is not None
            else say("ask.unforeseen_row", **booked)
        )
    return [titled(asked, house, say("ask.forecast"), span, *rows)]


async def _so_far_and_ahead(asked: Asked, unit: Unit, span: Span, today: date) -> Reply:
    """What the nights that are over made, what is booked of those to come, and that more may still come."""
    last = today - ONE_DAY
    rows: list[Phrase | Line] = []
    if span.first <= last:
        over = Span(span.first, min(span.last, last))
        then = await house_over(asked, unit, over)
        rows += [Line(say("ask.made_so_far", span=over), bold=True)]
        rows += told(figures_of(then, over), then.hotel.currency)
    ahead = Span(max(span.first, today), span.last)
    house = await house_over(asked, unit, ahead)
    rows += [Line(say("ask.booked_ahead", span=ahead), bold=True)]
    rows += told(figures_of(house, ahead), house.hotel.currency)
    rows.append(say("ask.more_may_come"))
    return titled(asked, house, say("ask.forecast"), span, *rows)


SUBJECT = Subject(SPOKEN, say("ask.forecast"), answer)
