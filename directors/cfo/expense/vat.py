"""Which VAT does an invoice of this kind usually bear in Morocco?

Guesses, each dated and with its source, until an invoice says it: small craftsmen often charge none. Energy, water,
transport and the rest of the reduced rates, which the finance law of 2024 moves from year to year until 2026, are
left unknown. To be confirmed by the house's accountant.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.phrase import Name


class VatKind(enum.Enum):
    """What the law distinguishes, as far as we dare to guess."""

    NORMAL = enum.auto()
    EXEMPT = enum.auto()
    WAGES = enum.auto()


@dataclass(frozen=True, slots=True)
class VatGuess:
    """A ratio of the net amount, valid from `first` on."""

    kind: VatKind
    first: date
    rate: Decimal
    source: Name


GUESSES = (
    VatGuess(
        VatKind.NORMAL,
        date(2024, 1, 1),
        Decimal("0.20"),
        Name(
            {"fr": "taux normal, CGI art. 98 (édition 2024)", "en": "normal rate, CGI art. 98 (2024 edition)"}
        ),
    ),
    VatGuess(
        VatKind.EXEMPT,
        date(2024, 1, 1),
        Decimal(0),
        Name({"fr": "exonéré, CGI art. 91 (édition 2024)", "en": "exempt, CGI art. 91 (2024 edition)"}),
    ),
    VatGuess(
        VatKind.WAGES,
        date(2024, 1, 1),
        Decimal(0),
        Name({"fr": "travail salarié, hors TVA", "en": "wages, outside VAT"}),
    ),
)
COUNTRY_CURRENCY = "MAD"  # a house that counts in another currency is elsewhere: nothing is guessed for it


def vat_guess(kind: VatKind | None, day: date, currency: str) -> VatGuess | None:
    """The newest guess in force that day; None where nobody should guess."""
    known = [one for one in GUESSES if one.kind is kind and one.first <= day and currency == COUNTRY_CURRENCY]
    return max(known, key=lambda one: one.first, default=None)
