"""How far are the objectives?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.objectives import objectives
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "objectives",
    patterns=(("objectives",),),
    words={
        "objectives": phrases(
            """
            objectif objectifs objective objectives goal goals target targets cible cibles hadaf
            """
        ),
    },
    beside=phrases(
        """
        occupation occupancy chiffre affaires revpar ca marge en-est-ou on-en-est-ou ou-en-est-on
        dans-les est-on on-en-est ou ou-en-sont ou-en-est ou-on-en-est tient tenons tenir atteint
        atteints atteindre va how doing on reach reached meet met progres progress avancement avance
        loin respecte respectes track on-track cours suivi fixe fixes de combien a-combien how-far far
        going s bien bon y reste y-est on-y-est y-arrive y-arrivera there rempli remplir
        """
    ),
    takes=("@when",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /objectifs shows."""
    return await objectives(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.objectives"), answer)
