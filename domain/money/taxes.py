"""Which taxes does a night carry: VAT inside its price, and what its guests owe the commune and the State?

Rates are dated facts with their source, never constants: what nobody has confirmed says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.money import to_cents
from domain.phrase import Name

LODGING_VAT = "vat_lodging"
VAT_NAME = Name({"fr": "TVA sur l’hébergement", "en": "VAT on lodging"})
TOLD = "person:"  # how the source of a rate begins that somebody answered


@dataclass(frozen=True, slots=True)
class Tax:
    """One rule from `first` on: VAT has a `rate` of the net price, a tourist tax an `amount` per person and night.

    `exempt_below` is an age in years. `included`: the channels' prices contain it (None: nobody has said, and then
    they are taken not to). It is due `due_days` after each quarter where that is known. An amount or rate of None:
    the rule exists and nobody has told us how much.
    """

    code: str
    name: Name
    first: date
    rate: Decimal | None = None
    amount: Decimal | None = None
    exempt_below: int | None = None
    included: bool | None = None
    due_days: int | None = None
    classification: str | None = None
    source: str = ""
    confirmed: bool = False
    sample: bool = False

    @property
    def per_person(self) -> bool:
        return not self.code.startswith("vat")


@dataclass(frozen=True, slots=True)
class Taxes:
    """Every rule of the house; of several of one code the latest that has begun counts."""

    rules: tuple[Tax, ...] = ()

    def on(self, day: date) -> Sequence[Tax]:
        """The rules in force that day, one for each code."""
        begun = sorted((rule for rule in self.rules if rule.first <= day), key=lambda rule: rule.first)
        return tuple({rule.code: rule for rule in begun}.values())

    def vat(self, day: date) -> Decimal | None:
        """The rate on lodging, None while nobody has told it."""
        return next((rule.rate for rule in self.on(day) if rule.code == LODGING_VAT), None)

    def with_vat(self, rate: Decimal, first: date, source: str) -> Taxes:
        """The same with a rate that somebody told, where no paper of the house states one."""
        stated = [rule for rule in self.rules if rule.code == LODGING_VAT and rule.rate is not None]
        if any(not rule.source.startswith(TOLD) for rule in stated):
            return self
        others = tuple(rule for rule in self.rules if rule.code != LODGING_VAT)
        return Taxes((*others, Tax(LODGING_VAT, VAT_NAME, first, rate, source=f"{TOLD}{source}")))

    def per_person(self, day: date) -> tuple[Tax, ...]:
        """The tourist taxes of that night."""
        return tuple(rule for rule in self.on(day) if rule.per_person)


def net_of_vat(gross: Decimal, rate: Decimal) -> Decimal:
    """What remains of a price that contains VAT at `rate`, to the hundredth."""
    return to_cents(gross / (1 + rate))


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of that day's quarter."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    beyond = date(first.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, beyond - timedelta(days=1)
