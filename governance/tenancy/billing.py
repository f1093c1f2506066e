"""What did a house use in a month, and what does its plan say is due for it?

Nothing is charged: a statement is a paper for people, and what nobody has decided stays open on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from domain.bookings.booked_room import DIRECT
from domain.errors import refuse
from domain.tenancy.plan import Due, Plan, months_between, plan_of
from governance.budget import month_of
from store.conversation.exchanges import Spent
from store.unit import Unit

SETTING = "billing"
GIGABYTE = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Which plan a house has, from which month on (its first day), with what was decided for it."""

    plan: Plan
    begins: date
    amounts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Use:
    """So much of one thing, with its price in USD; None: nobody has said what one of it costs."""

    unit: str
    count: Decimal
    each: Decimal | None

    @property
    def cost(self) -> Decimal | None:
        return Decimal(0) if self.count == 0 else None if self.each is None else self.count * self.each


@dataclass(frozen=True, slots=True)
class Statement:
    """One month of one house. `number` counts months of the agreement, below 1 before it; `sold` is what the stays
    that left were sold for, `unpriced` how many of them lack an amount, `others` what the share leaves out."""

    house: str
    name: str
    month: date
    over: bool
    currency: str
    agreed: Agreed | None
    number: int
    model: Spent
    uses: tuple[Use, ...]
    stays: int
    sold: Decimal
    unpriced: int
    others: int
    due: tuple[Due, ...]

    @property
    def total(self) -> Decimal | None:
        """What is due; None while a line is open or there is no agreement."""
        amounts = [one.amount for one in self.due]
        known = [one for one in amounts if one is not None]
        return sum(known, Decimal(0)) if amounts and len(known) == len(amounts) else None


async def agreed(unit: Unit) -> Agreed | None:
    """What was agreed with this house; None: nothing yet. Refusal: the plan is there no longer."""
    told = await unit.settings.get(SETTING)
    if not told:
        return None
    amounts = {str(name): str(value) for name, value in told["amounts"].items()}
    return Agreed(plan_of(told["plan"], amounts), date.fromisoformat(told["begins"]), amounts)


async def agree(
    unit: Unit, plan: str, begins: date, amounts: Mapping[str, str], by: str, now: datetime
) -> Agreed:
    """Give this house a plan, in the journal. Refusal: no such plan or amount, or another currency than its own."""
    found = plan_of(plan, amounts)
    hotel = await unit.property.get()
    if found.currency != hotel.currency:
        raise refuse("billing.other_currency", plan=found.currency, house=hotel.currency)
    first = begins.replace(day=1)
    told = {"plan": plan, "begins": first.isoformat(), "amounts": dict(amounts)}
    await unit.settings.set(SETTING, told, by=by, at=now)
    return Agreed(found, first, dict(amounts))


async def statement_of(unit: Unit, month: date, now: datetime) -> Statement:
    """The month that `month` lies in, by the house's own days; one that is not over says so."""
    hotel, with_us = await unit.property.get(), await agreed(unit)
    first = month.replace(day=1)
    begins, ends = month_of(first, hotel.zone)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    left = [
        stay
        for stay in await unit.reservations.stays_between(first - timedelta(days=1), last)
        if first <= stay.check_out <= last
    ]
    of_all = with_us is not None and with_us.plan.share_of == "all"
    mine = [stay for stay in left if of_all or stay.source in DIRECT]
    priced = [stay.total for stay in mine if stay.total is not None]
    sold, number = sum(priced, Decimal(0)), months_between(with_us.begins, first) if with_us else 0
    return Statement(
        house=hotel.id,
        name=hotel.name,
        month=first,
        over=now >= ends,
        currency=hotel.currency,
        agreed=with_us,
        number=number,
        model=await unit.spending.between(begins, ends),
        uses=await _uses(unit, with_us.plan.costs if with_us else {}, begins, ends),
        stays=len({stay.reservation for stay in mine}),
        sold=sold,
        unpriced=len(mine) - len(priced),
        others=len({stay.reservation for stay in left}) - len({stay.reservation for stay in mine}),
        due=with_us.plan.due(number, sold) if with_us and number >= 1 else (),
    )


async def _uses(
    unit: Unit, costs: Mapping[str, Decimal | None], first: datetime, end: datetime
) -> tuple[Use, ...]:
    sent = await unit.used.messages(first, end)
    found = [
        Use(f"message.{door}", Decimal(sent.get(door, 0)), costs.get(f"message.{door}"))
        for door in ("telegram", "email", "whatsapp")
    ]
    kept = (Decimal(await unit.used.file_bytes()) / GIGABYTE).quantize(Decimal("0.001"))
    return (*found, Use("storage_gb_month", kept, costs.get("storage_gb_month")))
