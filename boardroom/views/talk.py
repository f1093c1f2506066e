"""What was said with the house, and what does it answer?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from boardroom.cards import Card, cards_of
from boardroom.drawing.svg import Drawing, drawn
from boardroom.sheets import Sheet, sheets
from boardroom.view import Shown, View
from boardroom.visit import Visit
from domain.phrase import Phrase, say
from governance.consent.taps import Menu
from governance.conversation.thread import interrupted, thread_of

EXAMPLES = (say("page.ask_occupancy"), say("page.ask_arrivals"), say("page.ask_price"))
LAST = 8  # exchanges with the board


@dataclass(frozen=True, slots=True)
class Said:
    """Words and what came back: the board's text with its cards and charts, or what the house answered by rule."""

    at: datetime
    words: str
    answer: Phrase | None = None
    note: Phrase | None = None
    cards: Sequence[Card] = ()
    drawings: Sequence[Drawing] = ()
    sheets: Sequence[Sheet] = ()


async def show(visit: Visit) -> Shown:
    """The last exchanges on whatever screen, what this session asked, what the end of a process interrupted, and
    the answer being written, newest last."""
    person = visit.visitor.member.person.id
    drafts = visit.lobby.hands.drafts(visit.visitor)
    async with visit.lobby.office.store.reading(visit.visitor.property_id) as unit:
        thread = await thread_of(unit, person, LAST)
        broken = await interrupted(unit, person, [draft.key for draft in drafts])
    named = {card.id: card for one in thread for card in one.cards}
    faces = await cards_of(visit, [(card, Menu.MAIN) for card in named.values()])
    held = dict(zip(named, faces, strict=True))
    said = [
        Said(
            one.at,
            one.words,
            say("text.words", words=one.answer) if one.answer else None,
            one.note,
            [held[card.id] for card in one.cards],
            [drawn(chart, visit.words) for chart in one.charts],
        )
        for one in thread
    ]
    kept = visit.lobby.kept.of(visit.visitor.session.id)
    said += [Said(one.at, one.words, sheets=sheets(visit, one.replies)) for one in kept]
    said.sort(key=lambda one: one.at)
    told = {"talked": said, "broken": broken, "drafts": drafts, "examples": EXAMPLES}
    return Shown("talk.html.j2", told)


VIEW = View("conseil", say("page.view_talk"), "talk", 25, show, primary=True)
