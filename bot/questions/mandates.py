"""What may run without asking?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.consent.mandates import mandates
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "mandates",
    patterns=(("mandates",), ("who", "entitled")),
    words={
        "mandates": ("mandat", "mandats", "mandate", "mandates", "delegation", "delegations"),
        "entitled": (
            *(
                "droit-valider",
                "peut-valider",
                "a-le-droit",
                "le-droit",
                "droit",
                "peut-approuver",
                "can-approve",
            ),
            *("may-approve", "allowed-to-approve", "autorise"),
        ),
    },
    beside=(
        "prix",
        "prices",
        "seul",
        "les-prix",
        "carte",
        "cartes",
        "cours",
        "en-cours",
        "valider",
        "approuver",
        "decider",
        "actifs",
        "active",
        "force",
        "donnes",
        "seul",
        "seuls",
        "quoi",
    ),
    takes=("@person",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /mandats shows."""
    return await mandates(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.mandates"), answer)
