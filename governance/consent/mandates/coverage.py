"""Does a mandate cover this action, and if it does not, why?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from domain.consent.actions import Action, ChangeRate, Rebate, Spend
from domain.consent.objective import Mandate
from domain.consent.verdict import Level
from domain.money import Money
from domain.phrase import Percent, Phrase, say
from domain.prices.rates import Cell

# The kinds of COVERABLE. Whoever makes that list longer is told by mypy what has to be said of the new one.
Covered = ChangeRate | Spend | Rebate


@dataclass(frozen=True, slots=True)
class Day:
    """What of a local day counts: the date, the currency of the house, the actions that ran by mandate today, and
    how often and how much this mandate was used."""

    today: date
    currency: str
    earlier: Sequence[Action] = ()
    uses: int = 0
    amount: Decimal = Decimal(0)


def beyond(mandate: Mandate, action: Action, level: Level, day: Day) -> Phrase | None:
    """The first limit of the mandate that this action exceeds, in words; None when the mandate covers it.

    A warning on money always asks: a purchase in parts or a pressing invoice is what a mandate would be abused for.
    """
    if mandate.revoked:
        return say("mandate.revoked", mandate=mandate.id)
    if mandate.until < day.today:
        return say("mandate.over", mandate=mandate.id, until=mandate.until)
    if not isinstance(action, Covered) or action.kind != mandate.kind or action.currency != day.currency:
        return say("mandate.other_kind", mandate=mandate.id)
    if level > _hardest(action):
        return say("mandate.held", mandate=mandate.id)
    return next(_exceeded(mandate, action, day), None)


def _hardest(action: Covered) -> Level:
    match action:
        case Spend() | Rebate():
            return Level.OK
        case ChangeRate():
            return Level.WARN
        case _:
            assert_never(action)


def weight(action: Action) -> Decimal:
    """What a use counts for in the sum of the day: an expense or a rebate its amount, new prices the sum of their
    moves, cell by cell."""
    if not isinstance(action, Covered):
        raise ValueError(f"no mandate covers {action.kind}")
    match action:
        case Spend() | Rebate():
            return action.amount
        case ChangeRate():
            return sum((abs(after - before) for _, before, after in _moves(action) if before), Decimal(0))
        case _:
            assert_never(action)


def _exceeded(mandate: Mandate, action: Covered, day: Day) -> Iterator[Phrase]:
    match action:
        case ChangeRate():
            yield from _prices(mandate, action, day)
        case Spend() | Rebate():
            yield from _amount(mandate, action, day)
        case _:
            assert_never(action)
    yield from _used_up(mandate, weight(action), day)


def _prices(mandate: Mandate, action: ChangeRate, day: Day) -> Iterator[Phrase]:
    """Prices only, from known values, within the step and above the floor, cell by cell.

    Several moves of one day count from the value that the cell held before the first of them: steps of 5 % do not
    add up to 15.
    """
    if not action.changes or any(set(change.after.stated()) != {"price"} for change in action.changes):
        yield say("mandate.prices_only", mandate=mandate.id)
    start = _morning(day.earlier)
    for cell, before, after in _moves(action):
        basis = start.get(cell, before)
        if basis is None or basis <= 0:
            yield say("mandate.unknown_before", mandate=mandate.id)
        elif mandate.largest_change is not None and abs(after - basis) > mandate.largest_change * basis:
            yield say(
                "mandate.beyond_change",
                mandate=mandate.id,
                change=Percent(after / basis - 1, signed=True),
                most=Percent(mandate.largest_change),
            )
        if mandate.price_floor is not None and after < mandate.price_floor:
            floor = Money(mandate.price_floor, action.currency)
            yield say(
                "mandate.below_floor", mandate=mandate.id, price=Money(after, action.currency), floor=floor
            )


def _morning(earlier: Iterable[Action]) -> dict[Cell, Decimal | None]:
    """What each cell held before the day's first move by mandate; `earlier` comes the newest first."""
    return {
        cell: before
        for action in earlier
        if isinstance(action, ChangeRate)
        for cell, before, _ in _moves(action)
    }


def _moves(action: ChangeRate) -> Iterator[tuple[Cell, Decimal | None, Decimal]]:
    for change in action.changes:
        if change.after.price is not None:
            yield change.cell, change.before.price if change.before else None, change.after.price


def _amount(mandate: Mandate, action: Spend | Rebate, day: Day) -> Iterator[Phrase]:
    """Purchases of one day from one supplier, or under the same words, count as one: a split one is no smaller."""
    if action.amount <= 0 or action.reverses is not None:
        yield say("mandate.other_kind", mandate=mandate.id)
    parts = [other for other in day.earlier if _is_part_of(action, other)]
    whole = action.amount + sum((weight(part) for part in parts), Decimal(0))
    if mandate.largest_amount is not None and whole > mandate.largest_amount:
        told = {
            "mandate": mandate.id,
            "amount": Money(whole, action.currency),
            "most": Money(mandate.largest_amount, action.currency),
        }
        yield say("mandate.split", **told) if parts else say("mandate.beyond_amount", **told)


def _is_part_of(action: Spend | Rebate, other: Action) -> bool:
    if isinstance(action, Rebate):
        return isinstance(other, Rebate) and other.booking == action.booking
    if not isinstance(other, Spend):
        return False
    same_supplier = action.supplier is not None and _plain(action.supplier) == _plain(other.supplier or "")
    return same_supplier or _plain(action.words) == _plain(other.words)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _used_up(mandate: Mandate, amount: Decimal, day: Day) -> Iterator[Phrase]:
    if mandate.per_day is not None and day.uses >= mandate.per_day:
        yield say("mandate.count_used", mandate=mandate.id, n=mandate.per_day)
    if mandate.sum_per_day is not None and day.amount + amount > mandate.sum_per_day:
        yield say(
            "mandate.sum_used",
            mandate=mandate.id,
            used=Money(day.amount, day.currency),
            most=Money(mandate.sum_per_day, day.currency),
        )
