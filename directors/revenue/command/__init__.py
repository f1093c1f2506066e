"""How does a typed /prix become a draft?"""

from directors.revenue.command.draft import draft_from_order, left_out
from directors.revenue.command.grammar import parse_prix
from directors.revenue.command.in_words import opens_a_change, rates_from
from directors.revenue.command.order import MoveBy, PriceMove, PrixOrder, Scale, SetTo

__all__ = [
    "MoveBy",
    "PriceMove",
    "PrixOrder",
    "Scale",
    "SetTo",
    "draft_from_order",
    "left_out",
    "opens_a_change",
    "parse_prix",
    "rates_from",
]
