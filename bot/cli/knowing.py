"""How is a question about a house answered from a terminal?"""

from __future__ import annotations

import argparse

from bot.cli.allowed import NotAllowed
from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.cli.worker import agent
from bot.command import Caller
from bot.compose import composed
from bot.settings import Settings
from domain.conversation.secrets.masking import is_masked, masked
from domain.errors import Refusal
from domain.house.facts.answers import Answer, read_answer
from domain.house.facts.asks import Ask
from domain.phrase import Phrase, say
from governance.house.answering import answered
from governance.house.asking import how_far, questions_of
from governance.package.faults import brought_about

NOT_ALLOWED, NOT_FOUND = 4, 5
LONGEST_SOURCE = 120
WHO = "terminal"


async def answer(settings: Settings, arguments: argparse.Namespace) -> int:
    """Keep an answer with its source. 2: no answer to it, 4: not for an agent to say, 5: nobody asks that."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.unit(property_id) as unit:
            try:
                caller = await agent(settings, arguments, unit, office.clock())
            except NotAllowed as no:
                complain(settings, no.phrase)
                return NOT_ALLOWED
            asked = await questions_of(unit)
            found = asked.of(arguments.key)
            if found is None:
                complain(settings, say("fact.no_such_question", name=arguments.key))
                return NOT_FOUND
            if caller is not None and (closed := closed_to_agents(found.ask, arguments.source)) is not None:
                complain(settings, closed)
                return NOT_ALLOWED
            try:
                words = masked(" ".join(arguments.value))
                if is_masked(words):
                    return complain(settings, say("secret.masked"), say("secret.do"))
                value = (
                    words
                    if words in found.ask.options
                    else read_answer(found.ask, words, asked.hotel.currency)
                )
            except Refusal as refusal:
                return complain(settings, refusal.phrase)
            source = masked(arguments.source or WHO)[:LONGEST_SOURCE]
            by, name = (WHO, arguments.by or WHO) if caller is None else who_says(caller)
            fact = Answer(arguments.key, value, by, name, source, office.clock())
            kept = await answered(unit, asked, fact)
            now_known = kept.known
            after = await questions_of(unit)
    said = say(
        "fact.done_differs" if now_known.differing else "fact.done",
        question=now_known.ask.phrase,
        answer=now_known.ask.label(value),
    )
    tell(settings, said, *brought_about(kept.faults), how_far(after.found))
    return 0


def closed_to_agents(ask: Ask, source: str | None) -> Phrase | None:
    """Why an agent may not answer this: without a source, and whatever prices are made of."""
    if ask.kind in {"money", "percent"} or ask.key in {"currency", "room_types", "units"}:
        return say("work.agent_may_not_say")
    return None if (source or "").strip() else say("work.needs_source")


def who_says(caller: Caller) -> tuple[str, str]:
    """How the answer of an agent is signed."""
    person = caller.member.person
    return f"person:{person.id}", person.name
