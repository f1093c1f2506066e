"""Which taxes are charged, and what is due?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.money import Money
from domain.money.taxes import Tax
from domain.phrase import Percent, Phrase, say
from governance.post.replies import Block, Line, Reply
from governance.result.gathered import till_now
from governance.result.till import remittances

SPOKEN = Spoken(
    "taxes",
    patterns=(("taxes",), ("quantity", "taxes")),
    words={
        "taxes": phrases(
            """
            taxe taxes taxe-sejour taxes-sejour tva vat tax tourist-tax city-tax impot impots tpt
            taxe-promotion-touristique daraib dariba
            """
        ),
    },
    beside=phrases(
        """
        faut il-faut bill facture payer paye payes doit dois devons due dues du faut-il quand owe pay
        when reverser declarer combien quantity how-much chhal touristique montant sejour taux paie
        quand-est-ce-que when-do-we-pay a-payer
        """
    ),
    looking=Looking.BACK,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Every tax in force with its rate or amount, then what is to be remitted as /caisse shows it."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        found = await till_now(asked.office, unit)
        rules = (await unit.accounts.taxes()).on(found.house.today)
    rows = [Line(_rule(tax, found.house.hotel.currency)) for tax in rules] or [Line(say("ask.no_tax"))]
    blocks = [
        Block((Line(say("ask.taxes"), bold=True), *rows)),
        Block((Line(say("cash.to_remit"), bold=True), *remittances(found))),
    ]
    if found.house.sample or any(tax.sample for tax in rules):
        blocks.append(Block((Line(say("card.sample"), quiet=True),)))
    return [Reply(tuple(block for block in blocks if len(block.lines) > 1 or block is blocks[-1]))]


def _rule(tax: Tax, currency: str) -> Phrase:
    parts = [say("ask.tax_unknown", tax=tax.name)]
    if tax.rate is not None:
        parts = [say("ask.tax_rate", tax=tax.name, rate=Percent(tax.rate))]
    elif tax.amount is not None:
        parts = [say("ask.tax_amount", tax=tax.name, amount=Money(Decimal(tax.amount), currency))]
    if not tax.confirmed:
        parts.append(say("ask.unconfirmed"))
    return say("join.dots", parts=tuple(parts))


SUBJECT = Subject(SPOKEN, say("ask.taxes"), answer)
