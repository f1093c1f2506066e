"""Which free sentences are orders on prices, and which are not?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from directors.revenue.command import MoveBy, PrixOrder, Scale, SetTo, as_rate_order, parse_prix
from domain.errors import Refusal
from tests.makers import TODAY, villa

ORDERS = [
    ("passe les suites à +10 % en février", Scale(Decimal("0.1")), 2),
    ("augmente les suites de 10 % en février", Scale(Decimal("0.1")), 2),
    ("baisse la suite junior de 5 % ce week-end", Scale(Decimal("-0.05")), 1),
    ("Mets la suite junior à 2 400 MAD du 20 au 22 décembre", SetTo(Decimal(2400)), 1),
    ("raise the junior suite by 10 % in February", Scale(Decimal("0.1")), 1),
    ("baisse la suite junior de 200 dh demain", MoveBy(Decimal(-200)), 1),
]
NO_ORDERS = [
    "combien vaut la suite junior samedi",
    "les suites sont trop chères en février",
    "augmente les suites en février",
    "monte me voir demain",
    "mets Airbnb en pause",
    "passe l'occupation à 80 % en février",
    "passe demain",
]


@pytest.mark.parametrize(("words", "price", "types"), ORDERS)
def test_an_order_in_words_is_the_command_it_means(words: str, price: object, types: int) -> None:
    order = as_rate_order(words)
    assert order is not None
    parsed: PrixOrder = parse_prix(order, villa(), TODAY)
    assert (parsed.price, len(parsed.room_types)) == (price, types)


@pytest.mark.parametrize("words", NO_ORDERS)
def test_other_words_order_nothing(words: str) -> None:
    order = as_rate_order(words)
    if order is not None:
        with pytest.raises(Refusal):
            parse_prix(order, villa(), TODAY)
