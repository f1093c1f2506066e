"""What will the year have brought: its closed months, this month's forecast, and the budget of those to come?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.figure import ratio
from domain.house.snapshot import House
from domain.money.costs import BudgetLine
from domain.money.lines import BY_CODE, Section
from domain.nights import ONE_DAY, Span
from domain.result.outlook import outlook
from domain.result.result import result


@dataclass(frozen=True, slots=True)
class YearView:
    """Revenue and GOP of the calendar year; `missing` names what the sums lack, such as "budget[2026-12]"."""

    year: int
    revenue: Decimal
    gop: Decimal
    missing: tuple[str, ...]

    @property
    def margin(self) -> Decimal | None:
        return ratio(self.gop, self.revenue) if self.revenue > 0 else None


def year_view(house: House) -> YearView:
    """The year of the house's today."""
    year, first = house.today.year, house.today.replace(day=1)
    missing: list[str] = []
    revenue = gop = Decimal(0)
    if first.month > 1:
        closed = result(house, Span(date(year, 1, 1), first - ONE_DAY))
        missing += ["closed"] if closed.blind else []
        revenue, gop = closed.revenue, closed.gop
    present = outlook(house, house.today).mid
    missing += ["present"] if present.blind else []
    revenue, gop = revenue + present.revenue, gop + present.gop
    for number in range(first.month + 1, 13):
        month = date(year, number, 1)
        budget = budget_of(house.books.budget, month, house.hotel.currency)
        missing += [] if budget else [f"budget[{month:%Y-%m}]"]
        revenue, gop = revenue + revenue_of(budget), gop + gop_of(budget)
    return YearView(year, revenue, gop, tuple(missing))


def budget_of(lines: Iterable[BudgetLine], month: date, currency: str) -> Mapping[str, Decimal]:
    """The month's budget as changes of the result, costs negative; empty where there is none."""
    return {
        b.line: b.amount if BY_CODE[b.line].section is Section.REVENUE else -b.amount
        for b in lines
        if b.month == month and b.currency == currency and b.line in BY_CODE
    }


def revenue_of(lines: Mapping[str, Decimal]) -> Decimal:
    """Total operating revenue of some lines."""
    return sum((n for code, n in lines.items() if BY_CODE[code].section is Section.REVENUE), Decimal(0))


def gop_of(lines: Mapping[str, Decimal]) -> Decimal:
    """Gross operating profit of some lines."""
    return sum((n for code, n in lines.items() if BY_CODE[code].in_gop), Decimal(0))
