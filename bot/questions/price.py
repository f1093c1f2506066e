"""What does a night cost?"""

from __future__ import annotations

from collections.abc import Sequence

from bot.questions.asked import Asked, Subject, house_over, titled
from domain.conversation.questions.question import Spoken, phrases
from domain.conversation.room_types import type_of_room
from domain.house.snapshot import House
from domain.money import Money
from domain.nights import Span
from domain.phrase import Phrase, say
from domain.property import RoomType
from governance.post.replies import Reply

SPOKEN = Spoken(
    "price",
    patterns=(
        (
            "selling",
            "@types",
        ),
        (
            "selling",
            "@room",
        ),
        ("price",),
        ("price", "@types"),
        ("price", "@room"),
        ("quantity", "@types"),
        ("quantity", "@room"),
        ("quantity", "cost_verb", "@types"),
        ("quantity", "cost_verb", "@room"),
        ("sell", "quantity", "@types"),
        ("sell", "quantity"),
    ),
    words={
        "selling": phrases(
            """
            are-we-selling do-we-sell we-sell we-are-selling going-for are-we-asking do-we-ask
            """
        ),
        "price": phrases(
            """
            prix tarif tarifs price prices rate rates taman ttaman thaman cost what-do-we-charge
            what-are-we-charging
            """
        ),
        "sell": phrases(
            """
            part-a partent-a pratique pratiquons applique appliquons demande demandons vend vendons
            vends sell selling kanbi3o affiche charge charging facture facturons vend-on on-vend
            """
        ),
    },
    beside=phrases(
        """
        b f mis met for nuit night nuits nights par-nuit per-night chambre chambres room rooms actuel
        elle est la actuellement affiche affiches
        """
    ),
    takes=("@when", "@types", "@room"),
    never=("taxi", "taxe", "taxes"),
)


async def answer(asked: Asked) -> Sequence[Reply]:
    """The price that each type asked about is set to on these nights, from and to where it changes."""
    async with asked.office.store.reading(asked.caller.property_id) as unit:
        hotel = await unit.property.get()
        today = asked.office.clock().astimezone(hotel.zone).date()
        span = asked.question.span or Span(today, today)
        house = await house_over(asked, unit, span)
    of_room = type_of_room(asked.question.room, house.hotel) if asked.question.room else None
    kinds = [kind for kind in house.sellable if of_room is None or kind.code == of_room]
    return [titled(asked, house, say("ask.price"), span, *(_row(house, kind, span) for kind in kinds))]


def _row(house: House, kind: RoomType, span: Span) -> Phrase:
    cells = [house.night(kind.code, night) for night in span]
    prices = [cell.price for cell in cells if cell.price is not None]
    if not prices:
        return say("ask.price_unset", name=kind.name)
    low, high = Money(min(prices), house.hotel.currency), Money(max(prices), house.hotel.currency)
    told = say("ask.price_row", name=kind.name, price=low)
    if low != high:
        told = say("ask.price_range", name=kind.name, low=low, high=high)
    parts = [told]
    if any(cell.stop_sell for cell in cells):
        parts.append(say("ask.closed"))
    elif all(cell.left == 0 for cell in cells):
        parts.append(say("ask.sold_out"))
    return say("join.dots", parts=tuple(parts))


SUBJECT = Subject(SPOKEN, say("ask.price"), answer)
