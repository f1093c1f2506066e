"""What does the CFO tell of his own accord: a month heading below the floor, a line above its budget, a tax due?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from domain.finding import Finding, Severity
from domain.house.snapshot import House
from domain.money import Money
from domain.money.lines import BY_CODE, LINE_NAMES, Section
from domain.money.taxes import quarter_of
from domain.nights import ONE_DAY, Span
from domain.phrase import Percent, say
from domain.result.outlook import outlook
from domain.result.year import budget_of

OVERRUN = Decimal("1.10")  # below a tenth above budget a line is within its noise
SMALLEST = Decimal("0.005")  # of the month's revenue: smaller amounts are not worth a chairman's minute
REMIND = (timedelta(days=20), timedelta(days=7), timedelta(days=2))


def below_floor(house: House) -> Iterator[Finding]:
    """The month's forecast GOP is under the owner's floor; news when it moves by a point."""
    floor = house.books.gop_floor
    if floor is None:
        return
    view = outlook(house, house.today)
    of = view.mid
    if of.blind or of.margin is None or of.margin >= floor:
        return
    yield Finding(
        key=f"gop:{of.span.first:%Y-%m}",
        director="cfo",
        severity=Severity.P2,
        phrase=say(
            "cfo.below_floor",
            month=of.span.first,
            margin=Percent(of.margin),
            floor=Percent(floor),
            lacking=_unit(floor * of.revenue - of.gop, house),
        ),
        state=str((of.margin * 100).quantize(Decimal(1))),
    )


def over_budget(house: House) -> Iterator[Finding]:
    """Costs that the month's forecast takes more than a tenth above their budget."""
    view = outlook(house, house.today)
    budget = budget_of(house.books.budget, view.span.first, house.hotel.currency)
    if view.mid.blind:
        return
    for code, amount in view.mid.lines.items():
        meant = -budget.get(code, Decimal(0))
        above = -amount - meant
        cost = BY_CODE[code].section is not Section.REVENUE
        if cost and meant > 0 and -amount > meant * OVERRUN and above > view.mid.revenue * SMALLEST:
            yield Finding(
                key=f"over_budget:{code}:{view.span.first:%Y-%m}",
                director="cfo",
                severity=Severity.P3,
                phrase=say(
                    "cfo.over_budget",
                    line=LINE_NAMES[code],
                    amount=_unit(-amount, house),
                    budget=_unit(meant, house),
                    above=_unit(above, house),
                ),
                state=str((above / meant).quantize(Decimal("0.1"))),
            )


def taxes_due(house: House) -> Iterator[Finding]:
    """A tourist tax of the quarter that ended is due soon; told when it falls due in 20, 7 and 2 days."""
    last = quarter_of(house.today)[0] - ONE_DAY
    quarter = Span(quarter_of(last)[0], last)
    for tax in house.books.taxes.per_person(quarter.first):
        if tax.due_days is None:
            continue
        due_on = quarter.last + timedelta(days=tax.due_days)
        left = due_on - house.today
        if timedelta(0) <= left <= REMIND[0]:
            step = min(reminder for reminder in REMIND if left <= reminder)
            yield Finding(
                key=f"tax:{tax.code}:{quarter.first.isoformat()}",
                director="cfo",
                severity=Severity.P2,
                phrase=say("cfo.tax_due", tax=tax.name, quarter=quarter, due=due_on),
                state=str(step.days),
                night=due_on,
            )


def _unit(amount: Decimal, house: House) -> Money:
    return Money(amount.quantize(Decimal(1), ROUND_HALF_EVEN), house.hotel.currency)
