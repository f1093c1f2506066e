"""How low or high may a price go, and what else holds for prices?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.questions.asked import Asked, Subject
from domain.consent.rights import Right, may
from domain.conversation.questions.question import Spoken, phrases
from domain.phrase import say
from governance.office import snapshot
from governance.post.replies import Reply
from governance.prices import rules

SPOKEN = Spoken(
    "bounds",
    patterns=(("bound",), ("price", "lowest"), ("how_far", "down")),
    words={
        "bound": phrases(
            """
            plancher planchers plafond plafonds prix-mini prix-minimum prix-minimal prix-maxi prix-max
            prix-maximum prix-plancher prix-plafond prix-plus-bas minimum-price lowest-price floor-price
            price-floor floor floors ceiling ceilings cap caps regles-prix regles-de-prix reglages-prix price-rules
            pricing-rules reglages prix-verrouilles verrous verrou locks locked-prices
            """
        ),
        "price": phrases("prix tarif tarifs price prices rate rates"),
        "lowest": phrases(
            "mini minimum plus-bas maxi maximum max lowest highest limite limites limits limit"
        ),
        "how_far": phrases("jusqu-ou jusque-ou how-far how-low how-high"),
        "down": phrases("descendre baisser monter descend baisse monte go down up descendez"),
    },
    beside=phrases(
        """
        actif actifs vigueur fixe fixes set force moment applique appliques valable mes our my on peut
        pouvons can we combien quantity how-much how-many il-y-a is-there are-there
        """
    ),
    takes=("@types",),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What /reglages shows, of the types that were named."""
    office, caller = asked.office, asked.caller
    async with office.store.reading(caller.property_id) as unit:
        house = await snapshot(office, unit)
    wanted = asked.question.types
    if wanted:
        kept = tuple(one for one in house.pricing.rules if one.room_type is None or one.room_type in wanted)
        house = replace(house, pricing=replace(house.pricing, rules=kept))
    return [rules.listed(house, may(caller.member.role, Right.APPROVE))]


SUBJECT = Subject(SPOKEN, say("ask.bounds"), answer)
