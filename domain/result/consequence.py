"""What would an action change in the result of its months and of the year?

The base is the month to date plus the forecast of what is left of it. An expense or a rebate is put into the ledger
as it would be booked and everything is worked out anew, so that what a card says is what the books show afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.consent.actions import Action, MoneyRange, Rebate, Spend
from domain.house.snapshot import House
from domain.result.entries import entries_of
from domain.result.outlook import Outlook, outlook
from domain.result.result import Result, add_lines
from domain.result.year import YearView, year_view

ASKED = "asked"  # the source of entries that are only imagined


@dataclass(frozen=True, slots=True)
class Consequence:
    """One month before and after. `after` is the most likely case, `worst` and `best` its bounds.

    `left` is what would still be to come of the month's provisions. `exact`: the change itself is certain, whatever
    the month becomes.
    """

    month: date
    before: Outlook
    after: Result
    worst: Result
    best: Result
    left: Mapping[str, Decimal]
    exact: bool

    @property
    def change(self) -> Decimal:
        """By how much the GOP moves."""
        return self.after.gop - self.before.mid.gop

    @property
    def invested(self) -> Decimal:
        """What leaves the house outside the GOP."""
        return self.after.capital - self.before.mid.capital

    @property
    def points(self) -> Decimal | None:
        """By how many points of margin it moves; None where a margin cannot be stated."""
        before, after = self.before.mid.margin, self.after.margin
        return None if before is None or after is None else (after - before) * 100


def consequences(
    action: Action, house: House, money: Sequence[MoneyRange] | None = None
) -> tuple[Consequence, ...]:
    """Month by month, in order. `money` replaces what the action says of itself, where somebody estimated it."""
    if isinstance(action, Spend | Rebate):
        return _booked(action, house)
    return _stated(action.effects.money if money is None else money, house)


def with_entries(house: House, action: Spend | Rebate) -> House:
    """The house as if the action were booked."""
    entries = (*house.books.entries, *entries_of(action, ASKED))
    return replace(house, books=replace(house.books, entries=entries))


def year_after(house: House, change: Decimal, revenue: Decimal) -> tuple[YearView, Decimal | None]:
    """The year as it is seen now, and its margin once GOP and revenue have moved by so much."""
    view = year_view(house)
    total = view.revenue + revenue
    return view, (view.gop + change) / total if total > 0 and not view.missing else None


def _booked(action: Spend | Rebate, house: House) -> tuple[Consequence, ...]:
    then = with_entries(house, action)
    days = [action.day] if isinstance(action, Spend) else [night for night, _ in action.by_night]
    found = []
    for month in _months(days):
        before, after = outlook(house, month), outlook(then, month)
        found.append(
            Consequence(month, before, after.mid, after.low, after.high, after.provisions, exact=True)
        )
    return tuple(found)


def _stated(money: Iterable[MoneyRange], house: House) -> tuple[Consequence, ...]:
    """What was estimated, added to the base; amounts in another currency than the house's are never added."""
    listed = [part for part in money if part.currency == house.hotel.currency]
    found = []
    for month in _months([part.month for part in listed]):
        before = outlook(house, month)
        parts = [part for part in listed if part.month == month]

        def moved(name: str, case: Result, parts: Sequence[MoneyRange] = parts) -> Result:
            changes = ({part.line: getattr(part, name)} for part in parts)
            return replace(case, lines=add_lines(case.lines, *changes))

        after, worst, best = (moved(name, before.mid) for name in ("mid", "low", "high"))
        found.append(Consequence(month, before, after, worst, best, before.provisions, exact=False))
    return tuple(found)


def _months(days: Iterable[date]) -> Sequence[date]:
    return sorted({day.replace(day=1) for day in days})
