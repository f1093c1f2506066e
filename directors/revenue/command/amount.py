"""Which price did somebody type under a card?"""

from __future__ import annotations

from decimal import Decimal

from directors.revenue.command.order import SetTo
from directors.revenue.command.prices import read_price
from directors.revenue.command.sentence import read


def typed_amount(text: str, currency: str) -> Decimal | None:
    """« 1 950 », « 1.950,50 MAD »: the amount alone; None when the text is anything else.

    Raises Refusal for another currency.
    """
    sentence = read(text)
    found = read_price(sentence, 0, currency)
    if found is None or found[1] < len(sentence) or not isinstance(found[0], SetTo):
        return None
    return found[0].amount
