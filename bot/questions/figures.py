"""What did the house make?"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.questions.asked import Asked, Subject, figures_of, house_over, titled
from domain.conversation.questions.question import Looking, Spoken, phrases
from domain.day.figures.formula import evaluate
from domain.day.figures.period import Period
from domain.money import Money
from domain.nights import ONE_DAY, Span
from domain.phrase import Percent, Phrase, say
from governance.post.replies import Reply

SPOKEN = Spoken(
    "figures",
    patterns=(
        ("how_did", "go"),
        ("balance", "@when"),
        ("quantity", "made"),
        ("revenue",),
        ("rates",),
        ("sold",),
        ("quantity", "sold"),
        ("was_it",),
        ("did", "look", "@when"),
        ("made", "what", "@when"),
        ("made", "that_"),
        ("made", "good"),
        ("worked", "@when"),
    ),
    weak=(("quantity", "@when"),),
    words={
        "go": phrases("go went"),
        "how_did": phrases("how-did"),
        "balance": phrases("bilan bilans recap recapitulatif resume synthese summary"),
        "made": phrases(
            """
            fais empoche touche ramasse pris took taken banked dert derti derto dertou jbti dkhel dkhal
            jbna jabna rentre brought brings did-we-do genere generated ramene fait faits gagne encaisse
            rapporte rapportes engrange realise drna derna dirna khdemna dkhelna rbehna make made earn
            earned take-in bring-in brought-in gross grossed tourne tourné generons tombe reçu
            """
        ),
        "revenue": phrases(
            """
            c-etait-bien c-etait-bon what-did-we-do fin-wslna comment-s-est-passe comment-s-est-passee
            s-est-passe-comment s-est-passee-comment comment-ca-s-est-passe what-did-we-make
            what-did-we-earn what-did-we-take what-did-we-bring-in what-have-we-made what-have-we-earned
            how-much-business chiffre ca-donne-quoi ca-a-donne-quoi how-was how-did-we-do comment-etait
            c-etait-comment comment-c-etait how-did-it-go performance perf chiffre-affaires
            chiffre-affaire chiffre-d-affaires chiffre-d-affaire revenu revenus revenue revenues recette
            recettes chiffres turnover numbers figures lflous flous income ventes sales s-take the-take
            night-take
            """
        ),
        "rates": phrases(
            """
            tarif-moyen tarifs-moyens prix-vente-moyen average-price average-rates avg-rate avg-price
            revpar adr prix-moyen prix-moyens panier-moyen average-rate average-daily-rate
            """
        ),
        "sold": phrases(
            """
            nuits-vendues nuitees nuit-vendue nights-sold nights-did-we-sell did-we-sell have-we-sold
            we-sold we-sell chambres-vendues rooms-sold bi3na ba3na bana vendu vendus vendue vendues
            ecoulees
            """
        ),
        "was_it": phrases("c-etait-combien combien-c-etait how-much-was-it"),
        "that_": phrases("that those these-nights ces-nuits cette-nuit-la ce-jour-la that-night"),
        "look": phrases("look-like"),
        "did": phrases("did"),
        "what": phrases("quoi what"),
        "good": phrases("bonne bon belle good grosse great"),
        "worked": phrases("travaille bien-travaille"),
    },
    beside=phrases(
        """
        niveau cote chambres rooms hebergement ttc ht so-far jusque-ici a-ce-jour to-date depuis debut
        nuits nights net brut hotel maison villa house argent money business cumul cumule cumulee
        cumulative good
        """
    ),
    takes=("@when", "@types"),
    looking=Looking.BACK,
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """Rooms and rooms revenue of the nights named; without any, of last night and of the month so far."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        last = asked.office.clock().astimezone(hotel.zone).date() - ONE_DAY
        named = asked.question.span
        spans = (named,) if named else (Span(last, last), Span(last.replace(day=1), last))
        shown = []
        for span in spans:
            house = await house_over(asked, unit, span)
            shown.append((house, span, figures_of(house, span)))
    house, span, found = shown[0]
    rows = list(told(found, house.hotel.currency))
    for other_house, other, more in shown[1:]:
        rows += [say("ask.month_so_far", span=other), *told(more, other_house.hotel.currency)]
    if span.last >= house.today:
        rows.append(say("ask.booked_so_far"))
    return [titled(asked, house, say("ask.figures"), span, *rows)]


def told(found: Period, currency: str) -> list[Phrase]:
    """Rooms before percent, money, then what a room brought."""
    sold, available = found.sold.value, found.available.value
    earned = evaluate("sum(revenue)", found.adr.operands)
    if sold is None:
        return [say("ask.nothing_known")]
    rooms = (
        say("ask.rooms_of", sold=int(sold), available=int(available))
        if available
        else say("count.rooms", n=int(sold))
    )
    lines = [rooms if len(found.span) == 1 else _nights(found)]
    if not sold:
        return lines
    if earned is None or not found.priced:
        return [*lines, say("ask.no_price_known")]
    lines.append(say("ask.earned", amount=Money(whole(earned), currency)))
    each = {"adr": _money(found.adr.value, currency), "revpar": _money(found.revpar.value, currency)}
    lines.append(say("ask.each_room", **each))
    if found.adr_net.value is not None:
        lines.append(say("ask.each_net", adr=_money(found.adr_net.value, currency)))
    unpriced = int(sold) - found.priced
    return [*lines, say("ask.without_price", n=unpriced)] if unpriced > 0 else lines


def _nights(found: Period) -> Phrase:
    share = found.occupancy.value
    sold = int(found.sold.value or 0)
    if share is None:
        return say("count.room_nights", n=sold)
    return say("ask.nights_of", sold=sold, available=int(found.available.value or 0), share=Percent(share))


def whole(amount: Decimal) -> Decimal:
    """To the unit: a phone needs no centimes."""
    return amount.quantize(Decimal(1))


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(whole(amount), currency)


SUBJECT = Subject(SPOKEN, say("ask.figures"), answer)
