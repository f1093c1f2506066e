"""What does the house remember because somebody said so, and how is it forgotten?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.command import Caller, Command
from domain.consent.rights import Right, may
from domain.conversation.preferences import preference_in
from domain.errors import refuse
from domain.missions.mission import Fact
from domain.phrase import say
from governance.office import Office
from governance.post.replies import Block, Button, Line, Reply, Tone, reply
from store.conversation.summaries import Summary

LONGEST = 300
MOST = 30
MOST_DAYS = 7


async def memory(office: Office, caller: Caller, words: str) -> Sequence[Reply]:
    """Without words what is remembered, each with a button to erase it; with words a fact to confirm."""
    if not words.strip():
        async with office.store.reading(caller.property_id) as unit:
            facts = await unit.memory.confirmed()
            days = await unit.summaries.of(caller.member.person.id, MOST_DAYS)
            people = await unit.people.names()
        return [shown(facts, people, caller), *([of_days(days)] if days else [])]
    if not may(caller.member.role, Right.FILE):
        raise refuse("memory.not_yours")
    if len(words) > LONGEST:
        raise refuse("memory.too_long", n=LONGEST)
    now = office.clock()
    async with office.store.unit(caller.property_id) as unit:
        fact = await unit.memory.state(
            " ".join(words.split()), by=f"person:{caller.member.person.id}", at=now
        )
        return await caller.heard(unit, now, to_confirm(fact))


def to_confirm(fact: Fact) -> Reply:
    """The fact as it would be kept, and the one tap that keeps it."""
    keep = Button(say("button.memory_keep"), f"f:{fact.token}:keep", Tone.PRIMARY)
    drop = Button(say("button.memory_drop"), f"f:{fact.token}:erase")
    return reply(say("memory.ask"), say("memory.fact", words=fact.words), buttons=((keep, drop),))


def shown(facts: Sequence[Fact], people: Mapping[str, str], caller: Caller) -> Reply:
    """Everything that counts, who said it and when."""
    if not facts:
        return reply(say("memory.none"), Line(say("memory.how"), quiet=True))
    rows = [
        Line(
            say(
                "memory.row",
                n=place,
                words=fact.words,
                person=people.get(fact.stated_by, "—"),
                day=fact.stated_at,
            )
        )
        for place, fact in enumerate(facts[-MOST:], 1)
    ]
    erase = [
        Button(say("button.memory_erase", place=place), f"f:{fact.token}:erase", Tone.DANGER)
        for place, fact in enumerate(facts[-MOST:], 1)
        if may(caller.member.role, Right.FILE) or _of_himself(fact, caller)
    ]
    keys = tuple(tuple(erase[n : n + 4]) for n in range(0, len(erase), 4))
    return Reply((Block((Line(say("memory.title"), bold=True), *rows)),), keys)


def _of_himself(fact: Fact, caller: Caller) -> bool:
    """How he wants to be spoken to everybody may forget again."""
    return fact.stated_by == f"person:{caller.member.person.id}" and preference_in(fact.words) is not None


def of_days(days: Sequence[Summary]) -> Reply:
    """What the reader's own last days with the board came to, each with a button to erase it."""
    blocks = [
        Block(
            (
                Line(say("memory.day", n=place, day=one.day), bold=True),
                *(Line(say("text.words", words=line)) for line in one.words.splitlines()),
            )
        )
        for place, one in enumerate(days, 1)
    ]
    erase = tuple(
        Button(say("button.memory_erase", place=place), f"s:{one.token}:erase", Tone.DANGER)
        for place, one in enumerate(days, 1)
    )
    keys = tuple(erase[n : n + 4] for n in range(0, len(erase), 4))
    return Reply((Block((Line(say("memory.days"), bold=True),)), *blocks), keys)


COMMANDS = (Command("memoire", "memory", memory, what=say("command.memoire"), want="do", rank=2),)
