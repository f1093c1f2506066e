"""Which price, change of price, minimum stay or closing does an order state?"""

from __future__ import annotations

from decimal import Decimal

from directors.revenue.command.order import MoveBy, PriceMove, Scale, SetTo
from domain.conversation.amounts import CURRENCIES, read_amount, read_percent
from domain.conversation.bounds import Bound, read_bound
from domain.conversation.choice import Ambiguous, Choice, said_from
from domain.conversation.counts import read_count
from domain.conversation.sentence import Sentence
from domain.errors import refuse
from domain.phrase import say

LONGEST_STAY = 30
# Below it, a change without a unit may be per cent as well as money.
LEAST_PLAIN_CHANGE = 100
# No room costs so little: « passe à 15 les doubles » may be a slip for + 15 %.
LEAST_PLAIN_PRICE = 40
_DEMANDS = ("impose", "imposer", "imposez", "exige", "exiger", "exigez", "require")
_NIGHTS = ("nuit", "nuits", "night", "nights", "n")
_UP = ("plus", "hausse", "augmenter", "augmente", "monter", "monte", "raise", "increase", "up")
_TO = ("=", "a", "at", "to", "jusque")
_BY = ("de", "by", "of")
_BEHIND: tuple[tuple[tuple[str, ...], int], ...] = (
    (("de", "moins"), -1),
    (("off",), -1),
    (("cheaper",), -1),
    (("less",), -1),
    (("de", "plus"), 1),
    (("on", "top", "of"), 1),
    (("on", "top"), 1),
    (("more",), 1),
    (("extra",), 1),
)
_HALF = ("moitie", "half")
_DOWN = ("moins", "minus", "baisse", "baisser", "reduire", "reduis", "lower", "decrease", "cut", "down")


def read_price(s: Sentence, i: int, currency: str, direction: int = 0) -> tuple[PriceMove, int] | None:
    """« 1 850 », « +15 % », « −100 MAD », « baisser de 5 % » at `i`, and the index after it.

    `direction` is +1 or −1 where a verb before it raises or lowers: what follows is then a change unless « à » says
    that it is the price. Raises Refusal for another currency, for a share without a sign, for a change that may be
    per cent or money, and for nothing or less.
    """
    start = i
    _no_limit(s, i, currency)
    sign, i = _sign(s, i)
    if direction and not s.says(start, *_TO):
        if sign and sign != direction:
            raise refuse("prix.which_way", said=s.text[s[start].start : s[i].end])
        sign = direction
        if s.says(i, *_BY) and s.says(i + 1, *_HALF):  # « baisse les suites de moitié »
            return Scale(sign * Decimal("0.5")), i + 2
        i = i + 1 if i == start and s.says(i, *_BY) and s[i + 1].kind == "number" else i
    share = read_percent(s, i)
    if share is not None:
        behind, after = _sign_behind(s, share[1], sign)
        return _share(behind, share[0]), after
    found = read_amount(s, i, currency)
    if found is None:
        return None
    amount, said, j = found
    if amount == 0:
        raise refuse("prix.nothing")
    if s.says(j, "a", "to", "ou", "or") and s[j + 1].kind == "number":
        raise refuse("prix.said_twice")  # « de 10 à 15 % »
    sign, j = _sign_behind(s, j, sign)
    if sign and not said and amount < LEAST_PLAIN_CHANGE:
        raise _percent_or_amount(s, start, i, currency)
    return (MoveBy(sign * amount) if sign else SetTo(amount)), j


def _no_limit(s: Sentence, i: int, currency: str) -> None:
    """« au moins 2 000 », « moins de 2 000 » leave the price open. Raises Refusal."""
    start = i - 1 if s.says(i - 1, "au", "at", "a") else i
    found = read_bound(s, start) or read_bound(s, i)
    if found is None or s.says(i - 1, "de", "d") or found[1] == i:
        return
    bound, j = found
    share, amount = read_percent(s, j), read_amount(s, j, currency)
    end = share[1] if share is not None else amount[2] if amount is not None else None
    if end is None or s.says(end, *_NIGHTS):
        return
    said = s.text[s[start].start : s[end - 1].end]
    if bound in (Bound.FLOOR, Bound.LEAST):
        raise refuse("prix.limit_floor", said=said)
    raise refuse("prix.limit_ceiling", said=said)


def _percent_or_amount(s: Sentence, start: int, i: int, currency: str) -> Ambiguous:
    said = said_from(s, start, i + 1)
    readings = (f"{said} %", f"{said} {currency.lower()}")
    choices = [Choice(say("choice.words", words=words), words) for words in readings]
    number = s[i].text
    return Ambiguous(say("prix.percent_or_amount", said=number, currency=currency), said, choices)


def share_or_price(amount: Decimal, s: Sentence, currency: str) -> Ambiguous | None:
    """The question behind « passe à 15 les doubles »; None where the amount could be a price, or is said to be."""
    said = f"{amount:f}"
    place = next((i for i in range(len(s)) if s.says(i, said) and s.says(i - 1, *_TO)), None)
    if amount >= LEAST_PLAIN_PRICE or place is None or s.says(place + 1, *CURRENCIES, "-", "/"):
        return None
    words = said_from(s, place - 1, place + 1)
    readings = (f"+{said} %", f"-{said} %", f"{said} {currency.lower()}")
    choices = [Choice(say("choice.words", words=one), f"{s[place - 1].text} {one}") for one in readings]
    return Ambiguous(say("prix.percent_or_amount", said=said, currency=currency), words, choices)


def _sign(s: Sentence, i: int) -> tuple[int, int]:
    """+1, −1 or 0 and the index after the sign; « monter à 1 900 » names a price, not a change."""
    if s.says(i, "+", "-"):
        return (1 if s.says(i, "+") else -1), i + 1
    if s.says(i, *_UP, *_DOWN):
        sign = 1 if s.says(i, *_UP) else -1
        if s.says(i + 1, "a", "to"):
            return 0, i + 2
        return sign, i + 2 if s.says(i + 1, *_BY) else i + 1
    if s.says(i, *_TO) and s.says(i + 1, "+", "-"):  # « passe les suites à +10 % »
        return _sign(s, i + 1)
    return 0, (i + 1 if s.says(i, *_TO) else i)


def _sign_behind(s: Sentence, j: int, sign: int) -> tuple[int, int]:
    """« 10 % de moins », "10% off", "200 on top of": the sign that stands behind, where none stood before."""
    for words, behind in _BEHIND:
        if all(s.says(j + n, word) for n, word in enumerate(words)) and sign in (0, behind):
            return behind, j + len(words)
    return sign, j


def _share(sign: int, ratio: Decimal) -> Scale:
    if not sign:
        raise refuse("prix.up_or_down", percent=(ratio * 100).normalize() + Decimal(0))
    if ratio == 0 or (sign < 0 and ratio >= 1):
        raise refuse("prix.nothing")
    return Scale(sign * ratio)


def read_min_stay(s: Sentence, i: int) -> tuple[int, int] | None:
    """« min 3 », « séjour min 2 », "minstay 2", « 2 nuits min » at `i`, and the index after it."""
    if read_count(s, i) is not None and s.says(i + 1, *_NIGHTS):
        if s.says(i + 2, "min", "mini", "minimum"):
            return _stay(s, i), i + 3
        return None
    if s.says(i, *_DEMANDS) and read_count(s, i + 1) is not None and s.says(i + 2, *_NIGHTS):
        j = i + 4 if s.says(i + 3, "au", "at") and s.says(i + 4, "moins", "minimum", "least") else i + 2
        return _stay(s, i + 1), j + 2 if s.says(j + 1, "min", "mini", "minimum") else j + 1
    if s.says(i, "au", "at") and s.says(i + 1, "moins", "minimum", "least"):
        return (_stay(s, i + 2), i + 4) if read_count(s, i + 2) and s.says(i + 3, *_NIGHTS) else None
    if (
        s.says(i, "pas", "jamais", "no", "not")
        and s.says(i + 1, "moins", "less")
        and s.says(i + 2, "de", "than")
    ):
        return (_stay(s, i + 3), i + 5) if read_count(s, i + 3) and s.says(i + 4, *_NIGHTS) else None
    if not s.says(i, "min", "mini", "minimum", "minstay"):
        return None
    j = i + 1
    while s.says(j, "de", "of", "a", "to", ":", "=", "."):
        j += 1
    nights = _stay(s, j)
    return nights, j + 2 if s.says(j + 1, *_NIGHTS) else j + 1


def _stay(s: Sentence, i: int) -> int:
    counted = read_count(s, i)
    nights = counted[0] if counted is not None else None
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
