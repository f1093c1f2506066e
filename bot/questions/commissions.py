"""What do the channels keep?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, titled
from bot.questions.channel_sums import channel_sums
from domain.bookings.booked_room import Totals
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.house.channel_names import channel_name
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "commissions",
    patterns=(
        ("commissions",),
        ("commissions", "@channel"),
        ("quantity", "cost_verb", "@channel"),
        ("quantity", "takes_", "@channel"),
        ("owe", "@channel"),
        ("charge", "@channel"),
    ),
    words={
        "commissions": phrases("commission commissions com coms comm frais-ota frais-canaux"),
        "takes_": phrases(
            """
            a-pris nous-a-pris prend-il took takes-from-us taking nous-coute nous-a-coute on-paye
            on-paie payons we-pay we-paid on-donne on-reverse on-doit devons we-owe i-owe dois prend
            prennent prelevent preleve garde takes take charge katakhod kayakhdo kayakhod on-laisse
            laissons on-verse versons
            """
        ),
        "owe": phrases(
            """
            owed-to commissions-owed on-doit nous-devons devons je-dois do-we-owe we-owe doit-on dois-je
            """
        ),
        "charge": phrases("charge-us charges-us charging-us us-charge"),
    },
    beside=phrases(
        """
        moyenne moyennes average perdu perd laisse laisses laissons donne donnons coute coutent lost
        paie paye payons payer payes verse pay paid combien how-much chhal ota canaux canal plateformes
        channels par-canal taux total did part partent en doit on-doit chaque-mois par-mois every-month
        per-month monthly what to us payee payees versees reverse
        """
    ),
    takes=("@when", "@channel"),
    looking=Looking.BACK,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """What each channel keeps of the nights named, or of the month so far, and its share of what they sold for."""
    found = await channel_sums(asked)
    currency = found.house.hotel.currency
    kept = [(name, sums) for name, sums in found.by_channel if sums.netted and sums.commission]
    rows = [_row(name, sums, currency) for name, sums in kept]
    if len(rows) > 1:
        total = sum((sums.commission for _, sums in kept), Decimal(0))
        rows.append(say("ask.commission_total", amount=Money(total.quantize(Decimal(1)), currency)))
    untold = sum(sums.nights - sums.netted for _, sums in found.by_channel)
    if untold:
        rows.append(say("ask.commission_unknown", n=untold))
    code = asked.question.channel
    if not rows and code is not None:
        rows = [say("ask.no_commission_of", channel=channel_name(code, found.house))]
    return [
        titled(asked, found.house, say("ask.commissions"), found.span, *(rows or [say("ask.no_commission")]))
    ]


def _row(name: str, sums: Totals, currency: str) -> Phrase:
    amount = Money(sums.commission.quantize(Decimal(1)), currency)
    share = Percent(sums.commission / sums.net_revenue) if sums.net_revenue else None
    return say("ask.commission_row", channel=name, amount=amount, share=share, n=sums.netted)


SUBJECT = Subject(SPOKEN, say("ask.commissions"), answer)
