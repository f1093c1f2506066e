"""What do a property's own files say of its money?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.money.costs import BudgetLine, RecurringCost
from domain.money.taxes import Taxes


@dataclass(frozen=True, slots=True)
class Finance:
    """Recurring costs, budget, taxes and what the owner wants to see. None: no file speaks of it, so it stays."""

    costs: tuple[RecurringCost, ...] | None = None
    budget: tuple[BudgetLine, ...] | None = None
    taxes: Taxes | None = None
    gop_floor: Decimal | None = None
    split_from: Decimal | None = None
