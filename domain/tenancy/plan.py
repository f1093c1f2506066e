"""What does a house pay in its n-th month, and what of that has nobody decided yet?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

from domain.data_file import data_in
from domain.errors import refuse
from domain.phrase import Name

PLANS = Path(__file__).parents[2] / "data" / "plans"
CENT = Decimal("0.01")
HUNDRED = Decimal(100)
SETTABLE = ("set_up", "month", "share")
UNITS = ("message.telegram", "message.email", "message.whatsapp", "storage_gb_month")
_FIELDS = {"name", "currency", "set_up", "month", "share", "share_of", "steps", "notice_days", "costs"}
What = Literal["set_up", "month", "share"]


@dataclass(frozen=True, slots=True)
class Step:
    """From this month on (the first is 1) so many percent are off; None: nobody has decided."""

    from_month: int
    off: Decimal | None


@dataclass(frozen=True, slots=True)
class Due:
    """One line of a month: the full amount, the percent off it, what remains. None: it is open."""

    what: What
    full: Decimal | None
    off: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class Plan:
    """An offer. Amounts are of `currency`, `share` is in percent, `costs` in USD a unit; None: open."""

    id: str
    name: Name
    currency: str
    set_up: Decimal | None
    month: Decimal | None
    share: Decimal | None
    share_of: Literal["direct", "all"]
    steps: tuple[Step, ...]
    notice_days: int | None
    costs: Mapping[str, Decimal | None]

    def off(self, month: int) -> Decimal | None:
        """How many percent are off in the n-th month."""
        return [step for step in self.steps if step.from_month <= month][-1].off

    def due(self, month: int, sold: Decimal | None) -> tuple[Due, ...]:
        """The lines of the n-th month, where stays worth `sold` left; an open value leaves its line open.

        A value that is zero needs no other: nothing of something unknown is nothing.
        """
        share = _product(self.share, sold)
        full: list[tuple[What, Decimal | None]] = [("month", self.month), ("share", share)]
        if month == 1:
            full.insert(0, ("set_up", self.set_up))
        off = self.off(month)
        return tuple(Due(what, whole, off, _less(whole, off)) for what, whole in full)


def months_between(first: date, month: date) -> int:
    """Which month of the agreement `month` is; 1 is the one that it begins in, 0 and less lie before."""
    return (month.year - first.year) * 12 + month.month - first.month + 1


def plans() -> tuple[str, ...]:
    """The plans that there are."""
    return tuple(sorted(file.stem for file in PLANS.glob("*.yaml")))


def plan_of(id_: str, amounts: Mapping[str, str] | None = None) -> Plan:
    """A plan with what was decided for one house. Refusal: no such plan, amount or value."""
    if id_ not in plans():
        raise refuse("billing.no_such_plan", said=id_[:40], known=plans())
    return plan_in(id_, data_in(PLANS / f"{id_}.yaml"), amounts or {})


def plan_in(id_: str, told: Mapping[str, Any], amounts: Mapping[str, str]) -> Plan:
    """The plan that a document states. Refusal: a field is missing, strange, or no amount."""
    strange = sorted(_FIELDS ^ told.keys())
    if strange:
        raise refuse("billing.bad_plan", plan=id_, field=strange[0])
    steps = {int(one["from_month"]): _percent(id_, "less", one["less"]) for one in told["steps"]}
    costs = {name: _amount(id_, name, told["costs"].get(name)) for name in UNITS}
    values = {name: told[name] for name in SETTABLE}
    notice = told["notice_days"]
    for name, value in amounts.items():
        if name in values:
            values[name] = value
        elif name in costs:
            costs[name] = _amount(id_, name, value)
        elif name == "notice_days" and value.isdecimal():
            notice = int(value)
        elif name.startswith("off") and name[3:].isdecimal() and int(name[3:]) >= 1:
            steps[int(name[3:])] = _percent(id_, name, value)
        else:
            known = (*SETTABLE, *UNITS, "notice_days", *(f"off{one}" for one in sorted(steps)))
            raise refuse("billing.no_such_amount", said=name[:40], known=known)
    if not steps or min(steps) != 1:
        raise refuse("billing.bad_plan", plan=id_, field="steps")
    return Plan(
        id_,
        Name(told["name"]),
        str(told["currency"]),
        _amount(id_, "set_up", values["set_up"]),
        _amount(id_, "month", values["month"]),
        _percent(id_, "share", values["share"]),
        "all" if told["share_of"] == "all" else "direct",
        tuple(Step(month, steps[month]) for month in sorted(steps)),
        notice,
        costs,
    )


def _amount(plan: str, field: str, value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        found = Decimal(str(value).replace(",", "."))
    except InvalidOperation:
        raise refuse("billing.bad_plan", plan=plan, field=field) from None
    if not found.is_finite() or found < 0:
        raise refuse("billing.bad_plan", plan=plan, field=field)
    return found


def _percent(plan: str, field: str, value: object) -> Decimal | None:
    found = _amount(plan, field, value)
    if found is not None and found > HUNDRED:
        raise refuse("billing.bad_plan", plan=plan, field=field)
    return found


def _product(share: Decimal | None, sold: Decimal | None) -> Decimal | None:
    if 0 in {share, sold}:
        return Decimal(0)
    return None if share is None or sold is None else (sold * share / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def _less(whole: Decimal | None, off: Decimal | None) -> Decimal | None:
    if whole == 0 or off == HUNDRED:
        return Decimal(0)
    if whole is None or off is None:
        return None
    return (whole * (HUNDRED - off) / HUNDRED).quantize(CENT, ROUND_HALF_UP)
