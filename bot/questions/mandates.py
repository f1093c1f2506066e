"""What may run without asking?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.mandates import mandates
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "mandates",
    patterns=(
        ("mandates",),
        ("who", "entitled"),
        ("rights", "@person"),
        ("what_", "may_", "approve", "@person"),
    ),
    words={
        "mandates": phrases("mandat mandats mandate mandates delegation delegations"),
        "entitled": phrases(
            """
            droit-valider peut-valider a-le-droit le-droit droit peut-approuver can-approve may-approve
            peut-changer peut-bouger peut-baisser peut-monter can-change can-move can-spend peut-depenser
            allowed-to-approve autorise droits rights peut-decider jusqu-ou how-far
            """
        ),
        "may_": phrases("peut can may"),
        "approve": phrases("valider approuver decider approve decide sign-off"),
        "what_": phrases("what quoi qu-est-ce-que que"),
        "rights": phrases("droits droit rights jusqu-ou how-far"),
    },
    beside=phrases(
        """
        prix prices seul les-prix carte cartes cours en-cours valider approuver decider actifs active
        a-part-moi sauf-moi hormis-moi en-dehors-de-moi besides-me except-me other-than-me d-autre else
        changer bouger change move baisser monter depenser spend sans-moi without-me sans-me-demander
        force donnes seuls quoi a-ma-place place aller go ma
        """
    ),
    takes=("@person",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /mandats shows."""
    return await mandates(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.mandates"), answer)
