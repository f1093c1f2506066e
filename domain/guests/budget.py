"""How much may it cost, in which money does a guest count, and what is that by a dated rate?"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from domain.guests.known import document
from domain.money import Money

RATES = "guests:rates"
GOOD_FOR = timedelta(days=7)  # an older rate estimates nothing


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that a guest wants to pay, for one night or for the whole stay."""

    most: Money
    a_night: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency is worth in the house's, as somebody of the house read it on that day."""

    currency: str
    worth: Decimal
    on: date

    def estimate(self, amount: Money) -> Money:
        """The amount in this currency, in whole units: a figure to imagine, never a price."""
        told = (amount.amount / self.worth).quantize(Decimal(1), ROUND_HALF_UP)
        return Money(told, self.currency)

    def in_house(self, amount: Money, currency: str) -> Money:
        """An amount of this currency in the house's."""
        return Money((amount.amount * self.worth).quantize(Decimal("0.01")), currency)

    def good(self, today: date) -> bool:
        """Whether it is young enough."""
        return timedelta(0) <= today - self.on <= GOOD_FOR


def currency_in(folded: str) -> str | None:
    """The currency that the words name, if it is a single one."""
    found = {code for code, words in _currencies().items() if words.search(folded)}
    return next(iter(found)) if len(found) == 1 else None


def budget_in(folded: str) -> Budget | None:
    """« under 200 euros a night »; None without a word of a limit, an amount and its currency."""
    hits = (*_limit().finditer(folded), *_limit_behind().finditer(folded))
    return next((found for hit in hits if (found := _told(folded, hit)) is not None), None)


def _told(folded: str, hit: re.Match[str]) -> Budget | None:
    written = hit["before"] or hit["after"] or ""
    code = next((code for code, words in _currencies().items() if words.fullmatch(written)), None)
    digits = re.sub(r"[\s.,'](?=\d{3}(?!\d))", "", hit["amount"]).replace(",", ".")
    try:
        amount = Decimal(digits)
    except InvalidOperation:
        return None
    if code is None or amount <= 0:
        return None
    behind = folded[hit.end() : hit.end() + 20]
    return Budget(Money(amount, code), re.search(document("request")["a_night"], behind) is not None)


def rates_of(stored: Mapping[str, Mapping[str, str]]) -> dict[str, Rate]:
    """The rates as a setting keeps them."""
    return {
        code: Rate(code, Decimal(row["worth"]), date.fromisoformat(row["on"])) for code, row in stored.items()
    }


@functools.cache
def _currencies() -> Mapping[str, re.Pattern[str]]:
    known = document("request")["currencies"]
    return {code: re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])") for code, words in known.items()}


@functools.cache
def _limit() -> re.Pattern[str]:
    known = document("request")
    return re.compile(rf"(?<!\w)[بوف]?(?:{known['budget']})\D{{0,20}}?{_amount()}")


@functools.cache
def _limit_behind() -> re.Pattern[str]:
    """« 250 euros a night at most »."""
    known = document("request")
    return re.compile(rf"{_amount()}(?=\s*(?:{known['a_night']})?,?\s*(?:{known['behind']}))")


def _amount() -> str:
    words = "|".join(document("request")["currencies"].values())
    number = r"(?P<amount>\d[\d\s.,']*\d|\d)"
    return rf"(?:(?P<before>{words})\s*)?{number}\s*(?P<after>{words})?"
