"""What do the models cost?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands.conversation.cost import costs, costs_reply
from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.budget import dollars
from governance.post.replies import Block, Line, Reply

SPOKEN = Spoken(
    "cost",
    patterns=(
        ("costs", "ai"),
        ("self",),
        ("quantity", "cost_verb", "ai"),
        ("ai_bill",),
        ("it_will_cost",),
        ("costs", "service"),
        ("quantity", "service"),
        ("quantity", "cost_verb", "service"),
        ("tariff", "service"),
    ),
    words={
        "costs": phrases(
            """
            spend spent spending cout couts cost costs depense depenses facture bill budget prix price
            """
        ),
        "tariff": phrases("tarif tarifs abonnement taman fee fees charge"),
        "ai": phrases(
            """
            ia the-ai our-ai ai-cost ai-costs does-ai on-ai for-ai intelligence-artificielle modele
            modeles model models claude assistant robot bot
            """
        ),
        "self": phrases(
            """
            tu-me-coutes tu-coutes tu-nous-coutes me-coutes-tu coutes-tu vous-coutez do-you-cost
            you-cost do-you-cost-me do-you-cost-us katqam-nta tu-vas-me-couter tu-couteras
            """
        ),
        "ai_bill": phrases("cout-ia facture-ia ai-bill"),
        "it_will_cost": phrases(
            """
            ca-coutera ca-va-couter ca-va-me-couter ca-coute cela-coutera cela-coute will-it-cost
            ca-va-nous-couter ca-nous-coute cela-va-couter cela-va-me-couter va-t-il-couter
            will-this-cost will-that-cost would-it-cost is-it-going-to-cost going-to-cost ghadi-tkellef
            ghadi-ykellef ghaykellef ghatkellef tkellef ykellef taykellef kaykellef ghaykelefni
            ghatkelefni ghadi-tkelefni ghadi-ykelefni ykelef tkelef ghadi-tkellefni ghadi-ykellefni
            kaykelef ghadi-tkalef ghadi-tkallef tkallef ghadi-ykallef ykallef ghadi-tkelf tkelf
            ghaykelef ghatkelef je-vais-payer on-va-payer on-paiera je-paierai will-i-pay will-we-pay
            dois-je-payer devrai-je-payer do-i-have-to-pay je-dois-payer faut-il-payer
            """
        ),
        "service": phrases(
            """
            abonnement abonnements service offre offer subscription formule outil logiciel software lhcm
            truc systeme system application appli app bidule votre-offre machin produit product
            does-it-cost does-this-cost ca-me-coute ca-me-coutera is-this-costing this-costing
            ca-consomme tu-consommes
            """
        ),
    },
    beside=phrases(
        """
        par-mois par-an par-jour a-month per-month a-year per-year each-month l chhar fchhar hadchi
        hadchi-kollo hadchi-kamel mensuel mensuellement chaque-mois month mois an year combien how-much
        chhal tout-ca depuis utilisation usage does me us
        """
    ),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /cout shows, and the caps under which it stays; the questions that a rule answers cost nothing."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        found = await costs(asked.office, unit)
    caps = say("ask.cost_caps", day=dollars(found.budget.day), month=dollars(found.budget.month))
    shown = costs_reply(found, asked.office)
    return [Reply((*shown.blocks, Block((Line(caps), Line(say("ask.cost_rule"), quiet=True)))))]


SUBJECT = Subject(SPOKEN, say("ask.cost"), answer)
