"""Who still owes what?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.result.cash import cash
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "cash",
    patterns=(("till",), ("owes",), ("to_collect",), ("who", "pay")),
    words={
        "till": phrases(
            """
            caisse en-caisse cash tresorerie lkissa sandouq lcaisse lkaisse f-lcaisse till
            """
        ),
        "owes": phrases(
            """
            n-a-pas-encore-regle n-ont-pas-encore-regle n-a-pas-encore-paye n-ont-pas-encore-paye
            n-a-toujours-pas-paye n-ont-toujours-pas-paye ma-khelles ma-khelless makhelles makhelless
            ma-khless ma-khlless me-doit me-doivent nous-doivent doit-encore doivent-encore owes-me
            n-ont-pas-paye pas-encore-paye n-ont-pas-regle n-a-pas-regle not-paid hasn-t-paid
            haven-t-paid outstanding owed doivent-de-l-argent doit-de-l-argent doit-payer doivent-payer
            doit-encore-payer owes owe-us owe impaye impayes unpaid ma-khlessch dettes n-a-pas-paye
            creances nous-doit hasn-t-paid-yet haven-t-paid-yet pas-paye non-paye non-payes non-payees
            impayees impayee
            """
        ),
        "to_collect": phrases(
            """
            a-encaisser encaisser to-collect collect reste-a-payer reste-du left-to-collect
            to-be-collected
            """
        ),
        "pay": phrases("payer paye paie pay ykhelles ykhaless regler"),
    },
    beside=phrases(
        """
        baqi baqin mazal kayn f b nous combien how-much chhal encore still doit doivent reste argent
        money clients guests qui daba left remaining from yet bookings reservations reservation resas
        factures facture bills bill to-collect il-reste des
        """
    ),
    takes=(),
    never=("tva", "taxe", "taxes"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /caisse shows."""
    return await cash(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.cash"), answer)
