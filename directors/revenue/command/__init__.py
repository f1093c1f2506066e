"""How does a typed /prix become a draft?"""

from directors.revenue.command.calling import as_rate_order
from directors.revenue.command.draft import draft_from_order
from directors.revenue.command.grammar import parse_prix
from directors.revenue.command.order import MoveBy, PriceMove, PrixOrder, Scale, SetTo

__all__ = [
    "MoveBy",
    "PriceMove",
    "PrixOrder",
    "Scale",
    "SetTo",
    "as_rate_order",
    "draft_from_order",
    "parse_prix",
]
