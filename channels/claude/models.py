"""What do the models cost, and what does each of them take?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from channels.dialogue import Tier

# USD per million tokens, from platform.claude.com (pricing, and "what's new" in each 5.5 model).
AS_OF = date(2026, 11, 22)
MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Rates:
    """USD per million tokens. A cache entry is written for five minutes or for an hour."""

    fresh: Decimal
    output: Decimal
    written_5m: Decimal
    written_1h: Decimal
    read: Decimal

    @classmethod
    def of(cls, fresh: str, output: str, written_5m: str, written_1h: str, read: str) -> Rates:
        return cls(*map(Decimal, (fresh, output, written_5m, written_1h, read)))


@dataclass(frozen=True, slots=True)
class Model:
    """A model's prices, and how it is told to think little. `band`: what a longer prompt than that costs."""

    rates: Rates
    thinking: Mapping[str, Any] | None = None
    band: tuple[int, Rates] | None = None


MODELS: Mapping[str, Model] = {
    # Thinking cannot be switched off: it is left unsaid, and the effort is low.
    "claude-opus-5-5": Model(Rates.of("4", "20", "5", "8", "0.20")),
    "claude-sonnet-5-5": Model(Rates.of("2", "10", "2.50", "4", "0.10"), {"type": "between_tools"}),
    "claude-haiku-5-5": Model(
        Rates.of("0.10", "0.50", "0.125", "0.20", "0.01"),
        {"type": "disabled"},
        (100_000, Rates.of("0.50", "2.50", "0.625", "1.00", "0.05")),
    ),
}
# A model that the table does not know is charged like the dearest one that it knows.
UNKNOWN = Model(MODELS["claude-opus-5-5"].rates)

DEFAULTS: Mapping[Tier, str] = {
    Tier.DEEP: "claude-opus-5-5",
    Tier.TURN: "claude-sonnet-5-5",
    Tier.FAST: "claude-haiku-5-5",
}


def model(name: str) -> Model:
    """The model of that name, with or without a date behind it."""
    return next((found for known, found in MODELS.items() if name.startswith(known)), UNKNOWN)


def cost(name: str, *, fresh: int, written_5m: int, written_1h: int, read: int, output: int) -> Decimal:
    """USD for one call, exactly: the sum over kinds of tokens of count times price over a million.

    Beyond a model's band the dearer prices hold for the whole call.
    """
    used = model(name)
    rates = used.rates
    if used.band is not None and fresh + written_5m + written_1h + read > used.band[0]:
        rates = used.band[1]
    return (
        fresh * rates.fresh
        + written_5m * rates.written_5m
        + written_1h * rates.written_1h
        + read * rates.read
        + output * rates.output
    ) / MILLION
