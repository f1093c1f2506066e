"""What is compared with what when somebody asks for a result?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from domain.figure import ratio
from domain.house.snapshot import House
from domain.nights import ONE_DAY, Span, month_of
from domain.result.outlook import Outlook, outlook
from domain.result.result import Result, result
from domain.result.statement import Statement, rooms_unsaid, statement
from domain.result.year import budget_of


@dataclass(frozen=True, slots=True)
class Hindsight:
    """What was forecast of the month before on the same day of it, and what it became."""

    month: date
    expected: Result
    actual: Result

    @property
    def error(self) -> Decimal | None:
        """By which share of the actual revenue the forecast was too high (+) or too low (−)."""
        return ratio(self.expected.revenue - self.actual.revenue, self.actual.revenue)


@dataclass(frozen=True, slots=True)
class Account:
    """A span up to last night, beside the forecast of its month, the budget and the same days a year before.

    `outlook` is there for a month that is not over; `last_year` only where the books reach so far back. `budget`
    holds the whole months of the span as changes of the result; empty where one of them has none.
    """

    house: House
    asked: Span
    so_far: Statement
    outlook: Outlook | None
    budget: Mapping[str, Decimal]
    last_year: Result | None
    hindsight: Hindsight | None = None

    @property
    def is_month(self) -> bool:
        return self.asked == month_of(self.asked.first)


def account_of(house: House, asked: Span) -> Account:
    """A day, a month or the year to date. Days that have not begun are no part of « so far »."""
    last = min(asked.last, house.today - ONE_DAY)
    span = Span(asked.first, last) if last >= asked.first else Span(asked.first, asked.first)
    whole = month_of(asked.first)
    coming = asked == whole and asked.last >= house.today
    return Account(
        house,
        asked,
        statement(house, span, f"result:{asked.first.isoformat()}:{last.isoformat()}"),
        outlook(house, asked.first) if coming else None,
        _budget(house, asked),
        _a_year_before(house, span),
    )


def hindsight_of(then: House, now: House) -> Hindsight | None:
    """`then` is the house as it was known on a day of an earlier month, `now` a house whose books hold that month.

    None where the forecast or the month itself cannot be stated.
    """
    view = outlook(then, then.today)
    actual = result(now, view.span)
    unsaid = rooms_unsaid(actual.missing) or view.mid.blind
    return None if unsaid else Hindsight(view.span.first, view.mid, actual)


def a_month_before(day: date) -> date:
    """The same day of the month before, or its last."""
    last = day.replace(day=1) - ONE_DAY
    return last.replace(day=min(day.day, last.day))


def _budget(house: House, asked: Span) -> Mapping[str, Decimal]:
    """The sum of the months' budgets; a day has none."""
    if asked.first.day != 1 or asked.last != month_of(asked.last).last:
        return {}
    months = sorted({night.replace(day=1) for night in asked})
    found = [budget_of(house.books.budget, month, house.hotel.currency) for month in months]
    if not all(found):
        return {}
    total: dict[str, Decimal] = {}
    for lines in found:
        for code, amount in lines.items():
            total[code] = total.get(code, Decimal(0)) + amount
    return total


def _a_year_before(house: House, span: Span) -> Result | None:
    """The same dates; only rooms and revenue of it are compared, for nobody knows what costs were then."""
    first, last = _year_before(span.first), _year_before(span.last)
    since = house.books.since
    return None if since is None or first < since else result(house, Span(first, last))


def _year_before(day: date) -> date:
    """29 February has the 28th before it."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return (day - timedelta(days=1)).replace(year=day.year - 1)
