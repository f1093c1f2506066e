"""How does everything stand?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.day.status import status
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "status",
    patterns=(("status",), ("all_well",), ("how_is", "house"), ("how_is_all",)),
    words={
        "status": phrases(
            """
            statut status etat-des-lieux etat-lieux situation ou-on-en-est ou-en-est-on
            ou-en-sommes-nous ou-en-est un-point le-point fais-un-point point-de-situation
            tableau-de-bord dashboard where-do-we-stand where-are-we fin-wslna overview etat-general
            """
        ),
        "all_well": phrases(
            """
            y-a-un-souci il-y-a-un-souci un-souci des-soucis y-a-un-probleme des-pepins un-pepin
            any-trouble any-issues any-issue something-wrong anything-wrong tout-se-passe-bien
            se-passe-bien ca-se-passe tout-est-bon tout-va rien-a-signaler everything-good tout-va-bien
            tout-est-ok tout-roule all-good all-ok everything-ok everything-fine kolchi-mezyan
            kolchi-mzyan kolchi-bikhir ca-se-passe-bien is-everything-ok tout-bon des-problemes
            un-probleme any-problems any-problem kayn-chi-mochkil mochkil alerte alertes alert alerts
            alarme alarmes rien-de-grave rien-grave quelque-chose-de-grave urgences une-urgence en-ordre
            tout-est-en-ordre in-order sous-controle under-control tout-est-bien nickel
            """
        ),
        "how_is": phrases(
            """
            ca-va how-s comment-va comment-se-porte comment-vont how-is how-are comment-ca-va kif-dayra
            kidayra
            """
        ),
        "house": phrases("maison hotel villa house affaires business choses things dar riad"),
        "how_is_all": phrases(
            """
            how-is-everything how-s-everything how-are-things comment-ca-se-passe how-s-it-going
            kif-dayra-dar
            """
        ),
    },
    beside=phrases(
        """
        calme calmes calm quiet wla ola
        aujourdhui lyoum fais faire faites tout fine executif executive today going moi global on any
        des il-y-a y-a-t-il
        """
    ),
    takes=(),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /statut shows."""
    return await status(asked.office, asked.caller, "")


SUBJECT = Subject(SPOKEN, say("ask.status"), answer)
