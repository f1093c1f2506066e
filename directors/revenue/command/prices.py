"""Which price, change of price, minimum stay or closing does an order state?"""

from __future__ import annotations

from decimal import Decimal

from directors.revenue.command.order import MoveBy, PriceMove, Scale, SetTo
from domain.conversation.amounts import read_amount, read_percent
from domain.conversation.sentence import Sentence
from domain.errors import refuse

LONGEST_STAY = 30
_UP = ("plus", "hausse", "augmenter", "augmente", "monter", "monte", "raise", "increase", "up")
_DOWN = ("moins", "minus", "baisse", "baisser", "reduire", "reduis", "lower", "decrease", "cut", "down")


def read_price(s: Sentence, i: int, currency: str) -> tuple[PriceMove, int] | None:
    """« 1 850 », « +15 % », « −100 MAD », « baisser de 5 % » at `i`, and the index after it.

    Raises Refusal for another currency, for a share without a sign and for nothing or less.
    """
    sign, i = _sign(s, i)
    share = read_percent(s, i)
    if share is not None:
        return _share(sign, share[0]), share[1]
    found = read_amount(s, i, currency)
    if found is None:
        return None
    amount, _, j = found
    if amount == 0:
        raise refuse("prix.nothing")
    return (MoveBy(sign * amount) if sign else SetTo(amount)), j


def _sign(s: Sentence, i: int) -> tuple[int, int]:
    """+1, −1 or 0 and the index after the sign; « monter à 1 900 » names a price, not a change."""
    if s.says(i, "+", "-"):
        return (1 if s.says(i, "+") else -1), i + 1
    if s.says(i, *_UP, *_DOWN):
        sign = 1 if s.says(i, *_UP) else -1
        if s.says(i + 1, "a", "to"):
            return 0, i + 2
        return sign, i + 2 if s.says(i + 1, "de", "by", "of") else i + 1
    return 0, (i + 1 if s.says(i, "=", "a", "at", "to") else i)


def _share(sign: int, ratio: Decimal) -> Scale:
    if not sign:
        raise refuse("prix.up_or_down", percent=(ratio * 100).normalize() + Decimal(0))
    if ratio == 0 or (sign < 0 and ratio >= 1):
        raise refuse("prix.nothing")
    return Scale(sign * ratio)


def read_min_stay(s: Sentence, i: int) -> tuple[int, int] | None:
    """« min 3 », « séjour min 2 », "minstay 2", « 2 nuits min » at `i`, and the index after it."""
    if s[i].number is not None and s.says(i + 1, "nuit", "nuits", "night", "nights", "n"):
        if s.says(i + 2, "min", "mini", "minimum"):
            return _stay(s, i), i + 3
        return None
    if not s.says(i, "min", "mini", "minimum", "minstay"):
        return None
    j = i + 1
    while s.says(j, "de", "of", ":", "=", "."):
        j += 1
    nights = _stay(s, j)
    return nights, j + 2 if s.says(j + 1, "nuit", "nuits", "night", "nights", "n") else j + 1


def _stay(s: Sentence, i: int) -> int:
    nights = s[i].number
    if nights is None or not 1 <= nights <= LONGEST_STAY:
        raise refuse("prix.min_stay", longest=LONGEST_STAY)
    return nights


def read_stop_sell(s: Sentence, i: int) -> tuple[bool, int] | None:
    """True for « fermer », "close"; False for « ouvrir », "open"; and the index after it."""
    if s.says(i, "fermer", "ferme", "fermee", "fermees", "fermes", "fermez", "close", "closed", "shut"):
        return True, i + 1
    if s.says(i, "ouvrir", "ouvre", "ouvrez", "rouvrir", "rouvre", "reouvrir", "open", "reopen"):
        return False, i + 1
    return None
