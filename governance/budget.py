"""What may the models cost, and what is left of it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_UP, Decimal
from zoneinfo import ZoneInfo

from channels.dialogue import Tier
from store.unit import Unit

NEARLY = Decimal("0.8")
# A turn of six steps with full results stays far below; what reaches it goes round in circles.
PER_TURN: Mapping[Tier, Decimal] = {
    Tier.DEEP: Decimal("0.50"),
    Tier.TURN: Decimal("0.10"),
    Tier.FAST: Decimal("0.01"),
}


@dataclass(frozen=True, slots=True)
class Budget:
    """Caps in USD for a local day and a local month."""

    day: Decimal = Decimal(1)
    month: Decimal = Decimal(20)


@dataclass(frozen=True, slots=True)
class Purse:
    """A budget and what has been spent of it."""

    budget: Budget
    today: Decimal
    month: Decimal

    @property
    def left(self) -> Decimal:
        return min(self.budget.day - self.today, self.budget.month - self.month)

    @property
    def empty(self) -> bool:
        return self.left <= 0

    def for_a_turn(self, tier: Tier) -> Decimal:
        """What a turn that begins now may cost."""
        return min(PER_TURN[tier], self.left)

    @property
    def day_is_spent(self) -> bool:
        return self.today >= self.budget.day

    @property
    def day_is_short(self) -> bool:
        """Whether four fifths of the day are gone."""
        return self.today >= self.budget.day * NEARLY

    @property
    def month_is_short(self) -> bool:
        return self.month >= self.budget.month * NEARLY


def dollars(amount: Decimal) -> Decimal:
    """USD as a person reads them: to the tenth of a cent, rounded up, so that nothing looks free."""
    return amount.quantize(Decimal("0.001"), ROUND_UP)


def day_of(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """A local day's first instant and the next one's."""
    return midnight(day, zone), midnight(day + timedelta(days=1), zone)


def month_of(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The same for the local month that the day belongs to."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return midnight(first, zone), midnight(following, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a local day begins."""
    return datetime.combine(day, time(0), zone)


async def purse(unit: Unit, budget: Budget, today: date, zone: ZoneInfo) -> Purse:
    """What is left at this moment."""
    spent_today = await unit.spending.between(*day_of(today, zone))
    spent_this_month = await unit.spending.between(*month_of(today, zone))
    return Purse(budget, spent_today.cost, spent_this_month.cost)
