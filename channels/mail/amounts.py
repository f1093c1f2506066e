"""Which amount of money, and how many people, does a mail state?"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import list_currencies

from domain.folding import fold_in_place
from domain.money import Money

# A bare $ is the money of a dozen countries: it says no currency.
_SYMBOLS = {"€": "EUR", "£": "GBP", "₺": "TRY", "us$": "USD", "dh": "MAD", "dhs": "MAD", "tl": "TRY"}
_NUMBER = (
    r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)|(?<!\d)\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
)
_UNIT = r"us\$|[€£₺]|\b[a-z]{2,3}\b"
_MONEY = re.compile(rf"(?P<before>{_UNIT})\s*(?P<one>{_NUMBER})|(?P<two>{_NUMBER})\s*(?P<behind>{_UNIT})")
# « 150,00 € x 3 nuits », "3 nights x $150.00": what one night costs is not the amount.
_TIMES = re.compile(r"\s*[x×]\s*\d")
_TIMED = re.compile(r"\d\s*(?:[^\W\d_]+\s+)?[x×]\s*$")
_ADULTS = re.compile(r"(\d{1,2})\s*(?:adult|yetiskin|erwachsen)")
_CHILDREN = re.compile(r"(\d{1,2})\s*(?:child|kid|infant|enfant|bebe|cocuk|kind)")
_COUNT = re.compile(r"^\s*(\d{1,2})\b")


def money(text: str) -> Money | None:
    """The first amount that stands beside its currency, as a symbol or an ISO 4217 code; None without both.

    The price of a unit that is then multiplied is passed over.
    """
    folded = fold_in_place(text)
    for found in _MONEY.finditer(folded):
        if _TIMES.match(folded, found.end()) or _TIMED.search(folded, 0, found.start()):
            continue
        unit = found["before"] or found["behind"]
        code = _SYMBOLS.get(unit) or (unit.upper() if unit.upper() in _codes() else None)
        if code is not None:
            return Money(number(found["one"] or found["two"]), code)
    return None


def amount_in(currency: str, text: str) -> Money | None:
    """The first amount of a text whose currency stands elsewhere; None when that is no ISO 4217 code."""
    found = re.search(_NUMBER, fold_in_place(text))
    code = currency.upper()
    return Money(number(found[0]), code) if found and code in _codes() else None


def number(text: str) -> Decimal:
    """« 1.990,00 », « 1,990.00 », « 1 990 »: the last separator parts decimals unless three digits follow it."""
    whole, mark, rest = text, "", ""
    cut = max(text.rfind("."), text.rfind(","))
    if cut >= 0 and len(text) - cut - 1 < 3:
        whole, mark, rest = text[:cut], ".", text[cut + 1 :]
    return Decimal("".join(c for c in whole if c.isdecimal()) + mark + rest).quantize(Decimal("0.01"))


def people(text: str) -> tuple[int | None, int | None]:
    """(adults, children) of « 4 (2 children, 2 adults) »; a bare number counts everybody as adults."""
    folded = fold_in_place(text)
    adults, children = _ADULTS.search(folded), _CHILDREN.search(folded)
    if adults:
        return int(adults[1]), int(children[1]) if children else None
    bare = _COUNT.match(folded)
    if bare is None:
        return None, None
    if children:
        return max(0, int(bare[1]) - int(children[1])), int(children[1])
    return int(bare[1]), None


def count(text: str) -> int | None:
    """The number at the start of the text."""
    found = _COUNT.match(text)
    return int(found[1]) if found else None


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(list_currencies())
