"""What does the owner want measured, and what may run without asking?"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.nights import Span
from domain.phrase import Phrase, say


class Metric(enum.StrEnum):
    """What an objective measures, in the field's terms."""

    OCCUPANCY = "occupancy"
    ADR = "adr"
    REVPAR = "revpar"
    GOP_MARGIN = "gop_margin"
    DIRECT_SHARE = "direct_share"

    @property
    def is_ratio(self) -> bool:
        return self in {Metric.OCCUPANCY, Metric.GOP_MARGIN, Metric.DIRECT_SHARE}


METRIC_NAMES: Mapping[Metric, Phrase] = {
    Metric.OCCUPANCY: say("metric.occupancy"),
    Metric.ADR: say("metric.adr"),
    Metric.REVPAR: say("metric.revpar"),
    Metric.GOP_MARGIN: say("metric.gop_margin"),
    Metric.DIRECT_SHARE: say("metric.direct_share"),
}


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
    price_ceiling: Decimal | None = None
    room_type: str | None = None


# Consent itself is never delegated: no mandate grants mandates or sets objectives; the push switch is no action.
COVERABLE = frozenset({"change_rate", "spend", "rebate"})


@dataclass(frozen=True, slots=True)
class Mandate:
    """What may run without a tap: the default is none. Granted by an owner, revocable at once.

    `kind` is the kind of action. `largest_change` is a ratio of the price before; `largest_amount` and
    `sum_per_day` are amounts in the property's currency; `per_day` counts actions.
    """

    id: int
    grantee: str  # a director's slug or "person:<id>"
    kind: str
    largest_change: Decimal | None
    per_day: int | None
    sum_per_day: Decimal | None
    price_floor: Decimal | None
    until: date
    revoked: bool = False
    largest_amount: Decimal | None = None
