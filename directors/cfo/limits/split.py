"""Is this purchase one of several that only together reach the amount the owner wants to see?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from domain.consent.actions import Action, Spend
from domain.consent.verdict import Level, Ruling
from domain.folding import fold
from domain.house.snapshot import House
from domain.money import Money
from domain.money.ledger import Entry
from domain.phrase import say
from domain.result.consequence import ASKED
from domain.result.entries import entries_of

WITHIN = timedelta(days=7)
_TELLING = 4  # letters: shorter words tell no two purchases apart


def split(action: Action, house: House) -> Ruling | None:
    """Warns of an expense below the threshold that passes it together with its like of a week.

    The threshold is the owner's, or the largest amount that a mandate lets anybody spend without asking.
    """
    threshold = threshold_of(house)
    if not isinstance(action, Spend) or action.reverses is not None or threshold is None:
        return None
    if not Decimal(0) < action.amount < threshold:
        return None
    [own] = entries_of(action, ASKED)
    like = [entry for entry in _others(own, house) if alike(own, entry)]
    together = action.amount + sum((-(e.net + e.vat) for e in like), Decimal(0))
    if not like or together < threshold:
        return None
    phrase = say(
        "cfo.split",
        n=len(like) + 1,
        together=Money(together, action.currency),
        threshold=Money(threshold, action.currency),
        days=WITHIN.days,
    )
    rows = tuple(
        say("cfo.split_row", day=e.day, words=e.words, amount=Money(-(e.net + e.vat), e.currency))
        for e in (*like, own)
    )
    return Ruling("split", "cfo", Level.WARN, phrase, rows)


def threshold_of(house: House) -> Decimal | None:
    """The smallest amount from which somebody has to ask."""
    granted = [m.largest_amount for m in house.mandates if m.kind == "spend" and m.largest_amount is not None]
    return min((a for a in (house.books.split_from, *granted) if a is not None), default=None)


def _others(own: Entry, house: House) -> Sequence[Entry]:
    """Costs booked or asked for within a week of it, in the same currency, each once."""
    found = {
        entry.source: entry
        for entry in (*house.books.entries, *house.books.asked)
        if abs(entry.day - own.day) <= WITHIN and entry.currency == own.currency and entry.net < 0
    }
    return tuple(found.values())


def alike(one: Entry, other: Entry) -> bool:
    """The same supplier; without one, the same line and a telling word in common."""
    if one.supplier and other.supplier:
        return fold(one.supplier).strip() == fold(other.supplier).strip()
    return one.line == other.line and bool(_telling(one) & _telling(other))


def _telling(entry: Entry) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(entry.words).strip()) if len(word) >= _TELLING}
