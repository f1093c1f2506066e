"""Where do the bookings come from?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, titled
from bot.questions.channel_sums import channel_sums
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.house.channel_names import channel_name
from domain.money import Money
from domain.phrase import Percent, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "mix",
    patterns=(
        ("share", "otas"),
        ("who", "best"),
        ("best", "which_channel"),
        ("sold_by", "@channel"),
        ("bookings", "direct"),
        ("sales", "direct"),
        ("come_from",),
        ("come_from", "bookings"),
        ("come_from", "@channel"),
        ("share", "direct"),
        ("by_channel",),
        ("split", "by_channel"),
        ("bookings", "@channel"),
        ("share", "@channel"),
        ("quantity", "direct"),
        ("depend", "@channel"),
    ),
    words={
        "otas": phrases("ota otas plateformes platforms sites"),
        "which_channel": phrases("canal canaux channel plateforme site ota"),
        "best": phrases(
            """
            vend-mieux vend-plus sells-best sells-most sells-more meilleur best rapporte-plus
            marche-mieux ramene-plus le-plus-de-monde ramene-le-plus amene-le-plus le-plus-de-clients
            """
        ),
        "sold_by": phrases(
            """
            vendu rapporte ramene fait sold brought brings bring brought-in genere
            """
        ),
        "sales": phrases("ventes-directes vente-directe ventes sales vente"),
        "come_from": phrases(
            """
            ou-viennent viennent-ou vient viennent venu venus come-from comes-from came-from provenance
            proviennent ou-proviennent origine mnin-jayin mnin mnin-kayjiw mnin-kayji kayjiw-mnin
            """
        ),
        "share": phrases("part parts share pourcentage proportion poids"),
        "direct": phrases("direct directes directe directs vente-directe ventes-directes"),
        "by_channel": phrases(
            """
            par-canal par-canaux by-channel per-channel par-plateforme par-source by-source
            """
        ),
        "split": phrases("repartition split mix breakdown detail"),
        "depend": phrases("depend dependons dependance depends dependent rely relying"),
    },
    beside=phrases(
        """
        where ou passe passent viennent vient venant reservation reservations resas bookings combien
        how-many how-much chhal ventes sales clients guests canal canaux recues recu via monde mois qui
        nous trop too much
        """
    ),
    takes=("@when", "@channel"),
    looking=Looking.BACK,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Bookings, nights and revenue of each channel over the nights named, or over the month so far."""
    found = await channel_sums(asked)
    currency = found.house.hotel.currency
    every = sum(sums.nights for _, sums in found.by_channel)
    rows = [
        say(
            "ask.mix_row",
            channel=name,
            bookings=say("count.bookings", n=sums.bookings),
            nights=say("count.room_nights", n=sums.nights),
            amount=Money(sums.revenue.quantize(Decimal(1)), currency) if sums.priced else None,
        )
        if asked.question.channel
        else say("ask.mix_share", channel=name, share=Percent(Decimal(sums.nights) / every), n=sums.nights)
        for name, sums in found.by_channel
    ]
    code = asked.question.channel
    none = say("ask.mix_none_of", channel=channel_name(code, found.house)) if code else say("ask.mix_none")
    return [titled(asked, found.house, say("ask.mix"), found.span, *(rows or [none]))]


SUBJECT = Subject(SPOKEN, say("ask.mix"), answer)
