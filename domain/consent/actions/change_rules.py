"""Which rules for prices are to hold from now on, and which no longer?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from domain.consent.actions.effects import Effects
from domain.consent.actions.no_cells import NoCells
from domain.prices.rules import PricingRule


@dataclass(frozen=True, slots=True)
class ChangeRules(NoCells):
    """Rules to set and rules to end, as they stood when this was drafted; `words` are those of whoever asked."""

    sets: tuple[PricingRule, ...]
    ends: tuple[PricingRule, ...]
    currency: str
    words: str = ""
    kind: Literal["change_rules"] = "change_rules"

    @property
    def effects(self) -> Effects:
        """None by itself: the prices that a rule allows or forbids are other actions."""
        return Effects()

    def inverse(self, made: list[Any]) -> ChangeRules:
        """What was ended is set again, what was `made` (the ids of the rules set) ends."""
        return ChangeRules(
            tuple(replace(rule, id=None) for rule in self.ends),
            tuple(replace(rule, id=int(number)) for rule, number in zip(self.sets, made, strict=True)),
            self.currency,
            self.words,
        )
