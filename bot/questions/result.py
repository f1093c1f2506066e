"""What remains of it: the result, the GOP, the margin?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.result.result import result
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply
from governance.result import screen
from governance.result.gathered import account_over

SPOKEN = Spoken(
    "result",
    patterns=(("result",), ("profit",), ("remains", "quantity")),
    words={
        "result": phrases(
            """
            resultat resultats gop marge marges margin benefice benefices profit profits result results
            goppar rentabilite pnl
            bottom-line reste-une-fois-tout-paye
            """
        ),
        "remains": phrases("il-me-reste me-reste nous-reste-t-il me-restera nous-restera"),
        "profit": phrases(
            """
            dans-rouge in-the-red en-perte in-the-black dans-vert gagne-de-l-argent gagne-argent
            gagne-t-on-argent gagne-t-on perd-argent perd-de-l-argent making-money make-money profitable
            rentable rentables losing-money benef
            """
        ),
    },
    beside=phrases(
        """
        brut exploitation net gop marge argent combien how-much rbah fait va faire fera a-la-fin-du-mois
        fin-du-mois end-of-month at-end-month tout paye mois
        """
    ),
    looking=Looking.BACK,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /resultat shows of the days named, or of this month."""
    if asked.question.span is None:
        return await result(asked.office, asked.caller, "")
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        return [screen(await account_over(asked.office, unit, asked.question.span))]


SUBJECT = Subject(SPOKEN, say("ask.result"), answer)
