"""What is a number worth: its value, unit, sources, formula and age?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


class Standing(enum.StrEnum):
    """How far a figure can be trusted. A missing figure has no value; it is never shown as 0."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PARTIAL = "partial"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Source:
    """Rows behind a figure: the table and the keys of its rows, so that anybody can look them up."""

    table: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that can be opened: `formula` names its operands, `operands` gives their values.

    `unit` is "rooms", "nights", "ratio" or a currency code. `missing` names the inputs that were absent.
    """

    key: str
    value: Decimal | None
    unit: str
    as_of: datetime
    formula: str
    operands: tuple[tuple[str, Decimal | None], ...] = ()
    sources: tuple[Source, ...] = ()
    standing: Standing = Standing.ACTUAL
    missing: tuple[str, ...] = ()


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """The quotient, or None when there is nothing to divide by."""
    return Decimal(numerator) / Decimal(denominator) if denominator else None
