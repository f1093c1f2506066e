"""How many breakfasts are to be served?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject, titled
from bot.questions.guests import stays_on
from domain.conversation.questions.question import Spoken
from domain.nights import ONE_DAY, Span
from domain.phrase import Phrase, say
from domain.service.meal import MealKind
from governance.post.replies import Line, Reply

SPOKEN = Spoken(
    "breakfasts",
    patterns=(("breakfasts",),),
    words={
        "breakfasts": (
            *(
                "petits-dejeuners",
                "petit-dejeuner",
                "petit-dej",
                "petits-dej",
                "p-tit-dej",
                "p-tits-dejs",
                "ptit-dej",
                "ptits-dej",
                "ptit-dejeuner",
                "pti-dej",
                "pdj",
                "p-dej",
            ),
            *("breakfast", "breakfasts", "ftour", "lftour", "ftourat", "couverts", "couvert"),
        )
    },
    beside=(
        *("combien", "how-many", "chhal", "personnes", "people", "clients", "guests", "servir", "serve"),
        *("prevoir", "preparer", "prevu", "prevus", "faut-il", "faut", "need", "doit-on", "faire", "de"),
    ),
)
MOST_DAYS = 14


async def answer(asked: Asked) -> Sequence[Reply]:
    """Who slept in the house the night before, but for what was said otherwise; without a day tomorrow's."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        zone = (await unit.property.get()).zone
    tomorrow = asked.office.clock().astimezone(zone).date() + ONE_DAY
    house, days, stays = await stays_on(asked, asked.question.span or Span(tomorrow, tomorrow))
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        noted = await unit.meals.between(days.first, days.last)
    meals = [meal for meal in noted if meal.wish.kind is MealKind.BREAKFAST]
    rows: list[Phrase | Line] = []
    for day in list(days)[:MOST_DAYS]:
        slept = [stay for stay in stays if stay.check_in < day <= stay.check_out]
        said = {meal.wish.reservation: meal.wish.people for meal in meals if meal.wish.day == day}
        people = sum(stay.people or 0 for stay in slept if stay.reservation not in said) + sum(said.values())
        unsaid = sum(not stay.people for stay in slept if stay.reservation not in said)
        if len(days) > 1:
            rows.append(Line(say("ask.day", day=day), bold=True))
        counted = (say("count.people", n=people), say("count.rooms", n=len(slept)))
        rows.append(say("join.dots", parts=counted) if slept else say("ask.nobody"))
        if unsaid:
            rows.append(Line(say("ask.breakfasts_unsaid", n=unsaid), quiet=True))
    return [titled(asked, house, say("ask.breakfasts"), days, *rows)]


SUBJECT = Subject(SPOKEN, say("ask.breakfasts"), answer)
