"""How much does a person name, as money or as a share?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from domain.conversation.sentence import MOST_DIGITS, Sentence, read
from domain.errors import refuse

# Grouped by one and the same mark, or plain; then cents behind another mark.
_NUMBER = re.compile(
    r"(?P<grouped>\d{1,3}(?P<mark>[ .,'])\d{3}(?:(?P=mark)\d{3})*)(?!\d)"
    r"(?:(?!(?P=mark))[.,](?P<cents>\d{1,2})(?!\d))?"
    r"|(?P<plain>\d+)(?:[.,](?P<part>\d{1,2})(?!\d))?"
)
_PERCENT = re.compile(r"(\d+)(?:[.,](\d{1,3}))?(?![\d.,]\d)")
_GOES_ON = re.compile(r"[.,']\d")  # a number that nobody can end: 1.2.3
_THOUSANDS = frozenset(("k", "kdh", "kdhs", "kmad"))
HALF = ("demi", "demie", "half", "nous", "noss", "ness")  # « 1 800 et demi »: of a dirham, or of a thousand?
_AT = frozenset(("a", "at", "to"))
CURRENCIES: Mapping[str, str] = {
    **dict.fromkeys(("mad", "dh", "dhs", "dirham", "dirhams", "kdh", "kdhs", "kmad"), "MAD"),
    **dict.fromkeys(("eur", "euro", "euros", "€"), "EUR"),
    **dict.fromkeys(("usd", "dollar", "dollars", "$"), "USD"),
    **dict.fromkeys(("gbp", "livre", "livres", "pound", "pounds", "£"), "GBP"),
    **dict.fromkeys(("franc", "francs"), "francs"),
    # In Morocco people also count in hundredths and twentieths of a dirham: too easily mistaken.
    **dict.fromkeys(("centime", "centimes"), "centimes"),
    **dict.fromkeys(("rial", "rials", "riyal", "riyals", "ryal", "ryals"), "rials"),
    **{code: code.upper() for code in ("chf", "aed", "sar", "qar", "tnd", "dzd", "cad")},
}


def read_amount(s: Sentence, i: int, currency: str) -> tuple[Decimal, bool, int] | None:
    """« 1 200 dh », « 1.200,50 MAD », "MAD 1,200.50", « 1,2k » at `i`: the amount, whether its currency is said,
    and the index after it. None when no number stands there, or a share.

    Raises Refusal for another currency and for a number that can be read in two ways; nothing is converted.
    """
    before = CURRENCIES.get(s[i].text)
    start = i + 1 if before else i
    if s[start].kind != "number" or read_percent(s, start) is not None:
        return None
    amount, j = _number(s, start)
    thousands = s.says(j, *_THOUSANDS)
    after = CURRENCIES.get(s[j].text) or (CURRENCIES.get(s[j + 1].text) if thousands else None)
    for stated in (before, after):
        if stated is not None and stated != currency:
            raise refuse("spoken.other_currency", said=stated, currency=currency)
    if thousands:
        amount, j = amount * 1000, j + 1
        after = after if s[j].text in CURRENCIES else None
    return amount, bool(before or after or thousands), j + 1 if after else j


def read_percent(s: Sentence, i: int) -> tuple[Decimal, int] | None:
    """« 38 % », « 7,5 pour cent » at `i` as a ratio (0.38), and the index after it."""
    found = _PERCENT.match(s.text, s[i].start) if s[i].kind == "number" else None
    if found is None:
        return None
    j = s.after(found.end())
    if not s.says(j, "%"):
        return None
    return Decimal(f"{found[1]}.{found[2] or 0}") / 100, j + 1


def typed_amount(text: str, currency: str) -> Decimal | None:
    """« 1 950 », « 1.950,50 MAD »: the amount alone; None when the text is anything else.

    Raises Refusal for another currency and for a number that can be read in two ways.
    """
    sentence = read(text)
    known = CURRENCIES.keys() | _THOUSANDS | _AT
    if any((t.kind == "word" and t.text not in known) or len(t.text) > MOST_DIGITS for t in sentence.tokens):
        return None
    start = 1 if sentence.says(0, "=", *_AT) else 0
    found = read_amount(sentence, start, currency)
    return found[0] if found is not None and found[2] >= len(sentence) else None


def _number(s: Sentence, i: int) -> tuple[Decimal, int]:
    found = _NUMBER.match(s.text, s[i].start)
    assert found is not None  # noqa: S101 the token at i starts with a digit
    j = s.after(found.end())
    two_readings = found["grouped"] and (
        found["grouped"].startswith("0") or (s.says(j, *_THOUSANDS) and found["mark"] in ".,")
    )
    if s.says(j, "et", "and") and s.says(j + 1, *HALF):
        raise refuse("spoken.half", said=s.text[found.start() : s[j + 1].end])
    going_on = _GOES_ON.match(s.text, found.end())
    if two_readings or going_on:
        said = s.text[found.start() : going_on.end() if going_on else s[j].end]
        raise refuse("spoken.which_amount", said=said.strip())
    whole = re.sub(r"\D", "", found["grouped"] or found["plain"])
    cents = found["cents"] or found["part"] or "0"
    return Decimal(f"{whole}.{cents}").normalize() + Decimal(0), j
