"""What did a day's conversation come to, in a few lines that hold nothing an outsider wrote?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from channels.dialogue import Tier, Usage
from channels.ports import Brain
from domain.consent.proposal import Proposal
from domain.house.snapshot import House
from domain.phrase import Phrase, say
from governance.asked_once import asked_once, charged
from governance.budget import midnight, purse
from governance.consent.desk.verdicts import STATE_WORDS
from governance.conversation.checks.checked import checked
from governance.conversation.checks.figures import stated
from governance.conversation.transcript import HANDED_ON
from governance.office import Office, snapshot
from governance.post.harmless import quoted
from store.conversation.exchanges import Exchange

LONGEST = 800
MOST_QUESTIONS, QUESTION_LENGTH = 8, 100
LOOK_BACK = timedelta(days=7)
RECENT = 200

Worded = Callable[[str, House], Callable[[Phrase], str]]


@dataclass(frozen=True, slots=True)
class Day:
    """What one person and the board did on one local day."""

    person_id: int
    day: date
    exchanges: Sequence[Exchange]
    cards: Sequence[Proposal]
    worded: Callable[[Phrase], str]


async def sum_up(brain: Brain, worded: Worded, office: Office, property_id: str) -> None:
    """Every finished day of the last week that has no summary yet gets one, each in a unit of its own.

    With a model from what was said without outsiders' words; without one, without budget, or when it says nothing
    that can be proven, the list of what was asked and decided.
    """
    now = office.clock()
    async with office.store.reading(property_id) as unit:
        hotel = await unit.property.get()
        today = now.astimezone(hotel.zone).date()
        end = midnight(today, hotel.zone)
        due = await unit.summaries.due(end - LOOK_BACK, end, hotel.zone)
        if not due:
            return
        house = await snapshot(office, unit)
        members = {member.person.id: member.person.language for member in await unit.people.members()}
        cards = await unit.proposals.recent(RECENT)
        affordable = not (await purse(unit, office.budget, today, hotel.zone)).empty
    for (person, day), exchanges in due.items():
        if person not in members:
            continue
        mine = [
            one
            for one in cards
            if one.asked_by == person and one.filed_at.astimezone(hotel.zone).date() == day
        ]
        found = Day(person, day, exchanges, mine, worded(members[person], house))
        told, cost = await _by_model(brain, found) if affordable else ("", None)
        async with office.store.unit(property_id) as unit:
            await unit.summaries.write(person, day, told or listed(found), by_model=bool(told), at=now)
            await unit.spending.add(charged("summary", cost), now)


def listed(day: Day) -> str:
    """What was asked in the person's own words, and what became of the cards; nothing of any answer."""
    return "\n".join(day.worded(phrase) for phrase in _lines(day))[:LONGEST]


def _lines(day: Day) -> Iterator[Phrase]:
    asked = [one.question for one in day.exchanges if one.question != HANDED_ON]
    shown = [quoted(question, QUESTION_LENGTH) for question in asked[:MOST_QUESTIONS]]
    if shown:
        questions = tuple(say("memory.fact", words=words) for words in shown if words)
        yield say("memory.day_asked", questions=questions)
    if day.cards:
        yield say(
            "memory.day_cards",
            cards=tuple(
                say("memory.day_card", number=one.number, state=STATE_WORDS[one.state]) for one in day.cards
            ),
        )


async def _by_model(brain: Brain, day: Day) -> tuple[str, Usage | None]:
    """The model's own few sentences, checked like any answer; empty when there are none."""
    clean = [one for one in day.exchanges if one.answer and not one.tainted]
    if not clean:
        return "", None
    material = "\n\n".join(f"Person: {one.question}\nBoard: {one.answer}" for one in clean)
    once = await asked_once(brain, "summary", Tier.FAST, material)
    if not once.text:
        return "", once.cost
    told = checked(once.text, stated(material), (material,)).text
    return (told if len(told) <= LONGEST else ""), once.cost
