"""Is the house ahead of last year?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.questions.asked import Asked, Subject, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.nights import Span, month_of
from domain.phrase import Phrase, say
from governance.office import snapshot
from governance.post.replies import Reply

SPOKEN = Spoken(
    "pace",
    patterns=(
        ("how_doing", "@last_year"),
        ("situated", "@last_year"),
        ("ahead", "@last_year"),
        ("pace",),
        ("ahead", "behind"),
        ("compared", "@last_year", "@when"),
        ("either",),
    ),
    words={
        "how_doing": phrases(
            """
            how-are-we-doing how-we-doing ou-en-est-on on-en-est-ou comment-on-se-situe comment-on-est
            """
        ),
        "situated": phrases("situe se-situe on-se-situe situer stand se-compare"),
        "ahead": phrases(
            """
            avance en-avance retard en-retard ahead behind mieux moins-bien better devant plus-vite
            faster slower moins-vite pire worse plus-mal busier
            """
        ),
        "behind": phrases("ou-en-retard ou-en-avance or-behind or-ahead ou-retard"),
        "pace": phrases(
            """
            pickups pick-ups on-the-books
            pace pacing rythme cadence montee-en-charge rythme-reservations vitesse booking-pace
            """
        ),
        "compared": phrases("par-rapport compare comparaison compared"),
        "either": phrases("are-we-behind are-we-ahead on-est-en-retard on-est-en-avance"),
    },
    beside=phrases(
        """
        against contre fait faisons on-fait a-fait doing do rapport par-rapport compare compared que than of
        reservation reservations bookings sommes how comment sur vs versus date en-est-ou en-est-on-ou
        ou arrivent arrive remplit se-remplit vend vendons tombent entrent quelle
        """
    ),
    takes=("@when", "@last_year", "@types"),
)


YEAR = timedelta(weeks=52)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Rooms on the books now, 52 weeks ago at the same distance, and where those nights ended: as Revenue's tool.

    Without a period the rest of this month and the two after it.
    """
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        house = await snapshot(asked.office, unit)
        spans = [asked.question.span] if asked.question.span else _months(house.today)
        rows = []
        for span in spans:
            then = Span(span.first - YEAR, span.last - YEAR)
            now = await unit.facts.nights(span)
            known = await unit.facts.nights(then, house.now - YEAR)
            ended = await unit.facts.nights(then)
            rows.append(_row(asked, span, *(_sold(asked, cells) for cells in (now, known, ended))))
    whole = Span(spans[0].first, spans[-1].last)
    return [titled(replace(asked), house, say("ask.pace"), whole, *rows)]


def _months(today: object) -> list[Span]:
    this = month_of(today)  # type: ignore[arg-type]
    after = month_of(this.last + timedelta(days=1))
    return [this, after, month_of(after.last + timedelta(days=1))]


def _sold(asked: Asked, cells: object) -> int:
    wanted = asked.question.types
    return sum(cell.sold for cell in cells.values() if not wanted or cell.room_type in wanted)  # type: ignore[attr-defined]


def _row(asked: Asked, span: Span, now: int, then: int, ended: int) -> Phrase:
    if not ended:
        return say("ask.pace_alone", span=span, now=now)
    return say("ask.pace_row", span=span, now=now, then=then, gap=now - then, ended=ended)


SUBJECT = Subject(SPOKEN, say("ask.pace"), answer)
