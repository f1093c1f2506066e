"""What was decided?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.past import past_decisions
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "past",
    patterns=(("past", "decisions"), ("we_decided",)),
    words={
        "past": (
            "passees",
            "passes",
            "past",
            "anciennes",
            "precedentes",
            "prises",
            "previous",
            "taken",
            "dernieres",
            "last",
        ),
        "decisions": ("decisions", "decision", "verdicts", "choix"),
        "we_decided": (
            "on-a-decide",
            "a-decide",
            "avons-decide",
            "j-ai-decide",
            "ai-decide",
            "did-we-decide",
            "we-decided",
            "qarrarna",
        ),
    },
    beside=("journal", "log", "registre"),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /passees shows."""
    return await past_decisions(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.past"), answer)
