"""How is a question about a house answered from a terminal?"""

from __future__ import annotations

import argparse

from bot.cli.chosen import chosen
from bot.cli.speech import complain, tell
from bot.compose import composed
from bot.settings import Settings
from domain.conversation.secrets.masking import is_masked, masked
from domain.errors import Refusal
from domain.house.facts.answers import Answer, read_answer
from domain.phrase import say
from governance.house.answering import answered
from governance.house.asking import how_far, questions_of
from governance.package.faults import brought_about

NOT_FOUND = 5
WHO = "terminal"


async def answer(settings: Settings, arguments: argparse.Namespace) -> int:
    """Keep an answer with its source; 5 for a question that nobody asks, 2 for words that are no answer to it."""
    async with composed(settings) as office:
        property_id = await chosen(settings, office.store, arguments.property)
        if property_id is None:
            return 2
        async with office.store.unit(property_id) as unit:
            asked = await questions_of(unit)
            found = asked.of(arguments.key)
            if found is None:
                complain(settings, say("fact.no_such_question", name=arguments.key))
                return NOT_FOUND
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
            fact = Answer(arguments.key, value, WHO, arguments.by or WHO, WHO, office.clock())
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
