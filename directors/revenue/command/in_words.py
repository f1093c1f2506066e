"""Which change of price do plain words order: « passe les suites à +10 % », « augmente tout de 15 % en mars »?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from directors.revenue.command.calling import CLOSINGS, OPENINGS
from directors.revenue.command.grammar import parse_order
from directors.revenue.command.order import PrixOrder, SetTo
from directors.revenue.command.prices import share_or_price
from domain.conversation.amounts import read_percent
from domain.conversation.counts import COUNTS
from domain.conversation.room_types import ALL, GENERIC, vocabulary
from domain.conversation.sentence import Sentence, read_short
from domain.conversation.vocabulary import Vocabulary
from domain.errors import refuse
from domain.property import Property

_BEHIND = Vocabulary[bool](
    {True: ("de-plus", "de-moins", "more", "less", "off", "extra", "cheaper", "plus", "moins")}
)
_MIN_STAY = ("minimum", "min", "mini", "minstay", "nuits", "nights")


def orders_a_change(s: Sentence) -> bool:
    """Whether a verb begins the words that raises, lowers, sets, closes or opens."""
    return OPENINGS.read(s, 0) is not None or s[0].text in CLOSINGS


def opens_a_change(s: Sentence) -> bool:
    """Whether the words begin as an order on prices does, or hold a number with a sign, « tout » or a stay."""
    if orders_a_change(s):
        return True
    numbers = [i for i in range(len(s)) if s[i].kind == "number" or s[i].text in COUNTS]
    return bool(numbers) and (
        s.says(0, "+", "-") or any(s.says(i, *_MIN_STAY, *ALL) for i in range(len(s))) or _signed_share(s)
    )


def names_a_type(s: Sentence, hotel: Property) -> bool:
    """Whether a type or a room is named beside a number: « suite junior 2500 samedi »."""
    known = {word for kind in hotel.room_types if kind.sellable for word in vocabulary(kind)}
    named = any(t.text in known or t.text.removesuffix("s") in known for t in s.tokens if t.kind == "word")
    room = any(s[i].text in (*GENERIC, "la") and s[i + 1].kind == "number" for i in range(min(2, len(s))))
    return (named or room) and any(token.kind == "number" for token in s.tokens)


def _signed_share(s: Sentence) -> bool:
    return any(
        (s.says(i, "+", "-") or (i == 0 and s.says(i, "plus", "moins", "minus")))
        and read_percent(s, i + 1) is not None
        for i in range(len(s))
    ) or _share_first(s)


def _share_first(s: Sentence) -> bool:
    """« 10 % de plus en mars », "10% off in March"."""
    share = read_percent(s, 0)
    return share is not None and _BEHIND.read(s, share[1]) is not None


def rates_from(text: str, hotel: Property, today: date) -> PrixOrder:
    """The order that the words give, every one of them read. Raises Refusal.

    Closing the whole house, and one price for all its types, are asked about: nobody means them by so few words.
    """
    sentence = read_short(text)
    opening = OPENINGS.read(sentence, 0)
    direction, start = opening if opening is not None else (0, 0)
    order = parse_order(replace(sentence, tokens=sentence.tokens[start:]), hotel, today, direction)
    doubt = (
        share_or_price(order.price.amount, sentence, hotel.currency)
        if isinstance(order.price, SetTo)
        else None
    )
    if doubt is not None:
        raise doubt
    if isinstance(order.price, SetTo) and _whole(order, hotel):
        raise refuse("prix.one_price_for_all")
    if order.stop_sell and len(order.room_types) == _sellable(hotel) > 1:
        raise refuse("pause.everything")
    return order


def _whole(order: PrixOrder, hotel: Property) -> bool:
    """Whether all types together are meant, even where one is excepted."""
    return len(order.room_types) + len(order.without_types) == _sellable(hotel) > 1


def _sellable(hotel: Property) -> int:
    return sum(kind.sellable for kind in hotel.room_types)
