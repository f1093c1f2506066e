"""What happens in town, and when is a feast?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.prices.events import events
from bot.questions.asked import Asked, Subject, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import Span
from domain.phrase import Name, Phrase, say
from domain.prices.events.event import Event
from governance.office import snapshot
from governance.post.replies import Reply
from governance.prices.events.page import around

SPOKEN = Spoken(
    "events",
    patterns=(("events",), ("when_is", "@when"), ("in_town",), ("holidays",)),
    words={
        "events": phrases(
            """
            fetes evenement evenements event events fete calendrier festival festivals agenda lmonasabat
            pont ponts long-weekend long-weekends
            """
        ),
        "when_is": phrases(
            """
            quel-jour what-day which-day quels-jours quand c-est-quand when imta emta fo9ach foqach
            quelle-date quelles-dates dates date
            """
        ),
        "in_town": phrases("en-ville ville in-town town marrakech"),
        "holidays": phrases("jours-feries jour-ferie feries public-holidays bank-holidays"),
    },
    beside=phrases(
        """
        anything something
        bientot soon coming-up une la passe qu-y-a-t-il il-y-a happening on commence commencent tombe
        tombent starts start begin prochain prochains next venir a-venir coming prevu prevus
        quoi-de-prevu planned prochaine prochaines
        """
    ),
)


MOST = 15


async def answer(asked: Asked) -> Sequence[Reply]:
    """What falls on the nights named, with what may still move; without nights what /evenements shows."""
    span = asked.question.span
    if span is None:
        return await events(asked.office, asked.caller, "")
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        calendar = around(house, await unit.events.standing())
    found = [one for one in calendar.events if one.first <= span.last and one.last >= span.first]
    rows = [_row(one) for one in found[:MOST]] or [say("ask.no_events")]
    return [titled(asked, house, say("ask.events"), span, *rows)]


def _row(event: Event) -> Phrase:
    name = Name({"fr": event.name, "en": event.name_en})
    days = Span(event.first, event.last)
    if event.confirmed:
        return say("ask.event_row", name=name, span=days)
    return say("ask.event_moving", name=name, span=days, n=event.tolerance)


SUBJECT = Subject(SPOKEN, say("ask.events"), answer)
