"""What can be asked?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.guide import guide
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "help",
    patterns=(("help",), ("can_you",)),
    words={
        "help": phrases(
            """
            aide help aidez-moi aide-moi commandes commands menu mode-emploi 3awni awni awenni
            """
        ),
        "can_you": phrases(
            """
            t-es-qui tu-sais-faire sais-tu-faire tu-peux-faire peux-tu-faire can-you-do
            puis-je-te-demander puis-je-demander peut-on-te-demander can-i-ask can-i-ask-you
            on-peut-te-demander tu-fais comment-ca-marche how-does-it-work how-does-this-work
            a-quoi-tu-sers qui-es-tu tu-es-qui who-are-you chkoun-nta je-peux-te-demander
            je-peux-demander tu-sers-a-quoi comment-tu-marches comment-tu-fonctionnes
            comment-ca-fonctionne comment-fonctionnes-tu
            """
        ),
    },
    beside=phrases("faire demander need besoin all quoi"),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /aide shows."""
    return await guide(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.help"), answer)
