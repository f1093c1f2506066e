"""What was said with the board lately, each answer with the cards that came of it?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.consent.proposal import Proposal
from domain.phrase import Phrase, say
from governance.conversation.answer import UNANSWERED, cards_in
from governance.post.chart import Chart
from governance.post.chart_json import chart_from_json
from store.conversation.unanswered import AskedQuestion
from store.unit import Unit

NOTES: Mapping[str, Phrase] = {ending.value: told for ending, told in UNANSWERED.items()}


@dataclass(frozen=True, slots=True)
class Talked:
    """Words to the board and its answer in Markdown, "" for none; `note` says why there is none, or whose words it
    follows; `charts` are the pictures that came with it."""

    at: datetime
    words: str
    answer: str
    note: Phrase | None
    cards: tuple[Proposal, ...]
    charts: tuple[Chart, ...] = ()


async def thread_of(unit: Unit, person_id: int, most: int) -> Sequence[Talked]:
    """A person's last exchanges on whatever screen, oldest first; cards as they stand now."""
    exchanges = await unit.conversations.last(person_id, most)
    found = []
    for one in exchanges:
        words, numbers = cards_in(one.answer or "")
        cards = [await unit.proposals.by_number(number) for number in numbers]
        note = say("board.follows_others") if one.tainted else None
        if one.answer is None:
            note = NOTES.get(one.ended, say("help.no_model"))
        held, charts = (
            tuple(card for card in cards if card),
            tuple(chart_from_json(dict(chart)) for chart in one.charts),
        )
        found.append(Talked(one.at, one.question, words, note, held, charts))
    return found


async def interrupted(unit: Unit, person_id: int, under_way: Collection[str]) -> Sequence[AskedQuestion]:
    """What he asked on the page and nobody answers any more, because the process ended in between; `under_way` are
    the keys of what is being answered now."""
    return [one for one in await unit.unanswered.of(person_id) if one.key not in under_way]
