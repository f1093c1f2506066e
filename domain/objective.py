"""What does the owner want measured, and what may run without asking?"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.nights import Span


class Metric(enum.StrEnum):
    """What an objective measures, in the field's terms."""

    OCCUPANCY = "occupancy"
    ADR = "adr"
    REVPAR = "revpar"
    GOP_MARGIN = "gop_margin"
    DIRECT_SHARE = "direct_share"


@dataclass(frozen=True, slots=True)
class Objective:
    """A directive made measurable. `target` is a ratio or an amount in the property's currency."""

    id: int
    metric: Metric
    target: Decimal | None
    period: Span
    price_floor: Decimal | None
    review_on: date
    words: str


@dataclass(frozen=True, slots=True)
class Mandate:
    """What may run without a tap: the default is none. Granted by an owner, revocable at once."""

    id: int
    grantee: str  # a director's slug or "person:<id>"
    kind: str
    largest_change: Decimal | None
    per_day: int | None
    sum_per_day: Decimal | None
    price_floor: Decimal | None
    until: date
    revoked: bool = False
