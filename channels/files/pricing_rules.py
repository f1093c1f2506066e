"""Which rules for prices does a spec state?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from domain.nights import Span
from domain.prices.rules import PricingRule, RuleKind


def pricing_rule(row: Mapping[str, Any]) -> PricingRule:
    """One row that fits `schema/rules.json`."""
    dated = row.get("first") is not None
    return PricingRule(
        RuleKind(row["kind"]),
        room_type=row.get("type"),
        span=Span(date.fromisoformat(row["first"]), date.fromisoformat(row["last"])) if dated else None,
        weekdays=tuple(sorted(row.get("weekdays", ()))),
        amount=Decimal(row["amount"]) if "amount" in row else None,
        ratio=Decimal(row["ratio"]) if "ratio" in row else None,
        count=row.get("count"),
        of=row.get("of"),
    )


def named_types(document: Mapping[str, Any] | None) -> list[str]:
    """Every room type that the rules name."""
    rows = document["rules"] if document else []
    return [row[name] for row in rows for name in ("type", "of") if name in row]
