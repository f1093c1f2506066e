"""Where do the bookings come from?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, titled
from bot.questions.channel_sums import channel_sums
from domain.conversation.questions.question import Looking, Spoken
from domain.house.channel_names import channel_name
from domain.money import Money
from domain.phrase import Percent, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "mix",
    patterns=(
        (
            "share",
            "otas",
        ),
        (
            "who",
            "best",
        ),
        (
            "best",
            "which_channel",
        ),
        (
            "sold_by",
            "@channel",
        ),
        (
            "bookings",
            "direct",
        ),
        (
            "sales",
            "direct",
        ),
        ("come_from",),
        ("come_from", "bookings"),
        ("come_from", "@channel"),
        ("share", "direct"),
        ("by_channel",),
        ("split", "by_channel"),
        ("bookings", "@channel"),
        ("share", "@channel"),
    ),
    words={
        "otas": (
            "ota",
            "otas",
            "plateformes",
            "platforms",
            "sites",
        ),
        "which_channel": (
            "canal",
            "canaux",
            "channel",
            "plateforme",
            "site",
            "ota",
        ),
        "best": (
            "vend-mieux",
            "vend-plus",
            "sells-best",
            "sells-most",
            "sells-more",
            "meilleur",
            "best",
            "rapporte-plus",
            "marche-mieux",
            "ramene-plus",
        ),
        "sold_by": (
            "vendu",
            "rapporte",
            "ramene",
            "fait",
            "sold",
            "brought",
            "brings",
            "bring",
            "brought-in",
            "genere",
        ),
        "sales": (
            *(
                "ventes-directes",
                "vente-directe",
            ),
            "ventes",
            "sales",
            "vente",
        ),
        "come_from": (
            *("ou-viennent", "viennent-ou", "vient", "viennent", "venu", "venus", "come-from", "comes-from"),
            *("came-from", "provenance", "proviennent", "ou-proviennent", "origine", "mnin-jayin", "mnin"),
        ),
        "share": ("part", "parts", "share", "pourcentage", "proportion", "poids"),
        "direct": ("direct", "directes", "directe", "directs", "vente-directe", "ventes-directes"),
        "by_channel": (
            "par-canal",
            "par-canaux",
            "by-channel",
            "per-channel",
            "par-plateforme",
            "par-source",
            "by-source",
        ),
        "split": ("repartition", "split", "mix", "breakdown", "detail"),
    },
    beside=(
        *(
            "where",
            "ou",
        ),
        *(
            "passe",
            "passent",
            "viennent",
            "vient",
            "venant",
        ),
        *("reservation", "reservations", "resas", "bookings", "combien", "how-many", "how-much", "chhal"),
        *("ventes", "sales", "clients", "guests", "canal", "canaux", "recues", "recu", "via"),
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
