"""Who did what?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.journal import journal
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "journal",
    patterns=(("journal",), ("who", "validated"), ("who", "changed")),
    words={
        "journal": phrases("journal log historique history audit registre"),
        "validated": phrases(
            """
            valide-quoi a-valide a-approuve a-decide approved validated confirme a-confirme decided
            """
        ),
        "changed": phrases(
            """
            a-baisse a-augmente a-monte a-touche lowered raised touched a-change change-quoi a-modifie
            changed modifie a-fait-quoi did-what
            """
        ),
    },
    beside=phrases(
        """
        quoi what dernier dernieres prix prices les-prix actions price carte cartes card
        """
    ),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /journal shows."""
    return await journal(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.journal"), answer)
