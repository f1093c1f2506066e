"""Which amount does a typed answer to a card state?"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from domain.errors import refuse


def number_in(wish: str) -> Decimal:
    """The number, finite. Raises Refusal for any other words."""
    try:
        number = Decimal(wish)
    except InvalidOperation:
        raise refuse("card.adjust_not_understood", said=wish) from None
    if not number.is_finite():
        raise refuse("card.adjust_not_understood", said=wish)
    return number
