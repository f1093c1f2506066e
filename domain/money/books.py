"""What does a snapshot know of the house's money beyond the sales of its own nights?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.money.costs import BudgetLine, RecurringCost
from domain.money.forecast import NightForecast
from domain.money.ledger import Entry
from domain.money.pickup import Pickup
from domain.money.rooms import RoomsDay
from domain.money.taxes import Taxes


@dataclass(frozen=True, slots=True)
class Books:
    """Empty, it knows nothing: every figure that needs it is then missing.

    `entries` is the ledger from `since` on, future days included. `rooms` are the nights from `since` to the eve of
    the snapshot's own; a night without a row was empty. `asked` are the expenses on cards that wait for a decision.
    `gop_floor` is the margin that the owner does not want to fall below, as a ratio; `split_from` the amount from
    which he wants to see purchases, so that several small ones in its stead are noticed.
    """

    since: date | None = None
    entries: tuple[Entry, ...] = ()
    rooms: Mapping[date, RoomsDay] = field(default_factory=dict)
    costs: tuple[RecurringCost, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    taxes: Taxes = field(default_factory=Taxes)
    gop_floor: Decimal | None = None
    split_from: Decimal | None = None
    forecast: tuple[NightForecast, ...] = ()
    pickup: Pickup = field(default_factory=Pickup)
    asked: tuple[Entry, ...] = ()

    @property
    def sample(self) -> bool:
        """Whether anything in it is invented for a demonstration."""
        listed = (self.costs, self.budget, self.entries)
        return any(one.sample for rows in listed for one in rows)
