"""When do a day and a month of the budget begin, and what may a turn cost?"""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from channels.dialogue import Tier
from governance.budget import PER_TURN, Budget, Purse, day_of, dollars, month_of

CASABLANCA = ZoneInfo("Africa/Casablanca")


def test_days_and_months_are_the_house_s_own() -> None:
    first, end = day_of(date(2026, 11, 24), CASABLANCA)
    assert (first.astimezone(UTC), end.astimezone(UTC)) == (
        datetime(2026, 11, 23, 23, tzinfo=UTC),
        datetime(2026, 11, 24, 23, tzinfo=UTC),
    )
    begins, ends = month_of(date(2026, 12, 31), CASABLANCA)
    assert (begins.date(), ends.date()) == (date(2026, 12, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("today", "month", "short", "empty"),
    [
        ("0.79", "15.99", (False, False), False),
        ("0.80", "16", (True, True), False),
        ("1", "1", (True, False), True),
        ("0", "20.01", (False, True), True),
    ],
)
def test_four_fifths_warn_and_the_whole_ends(
    today: str, month: str, short: tuple[bool, bool], empty: bool
) -> None:
    left = Purse(Budget(), Decimal(today), Decimal(month))
    assert (left.day_is_short, left.month_is_short) == short
    assert left.empty is empty


def test_a_turn_may_cost_its_own_cap_or_what_is_left() -> None:
    full, nearly = Purse(Budget(), Decimal(0), Decimal(0)), Purse(Budget(), Decimal("0.98"), Decimal(3))
    assert full.for_a_turn(Tier.TURN) == PER_TURN[Tier.TURN]
    assert nearly.for_a_turn(Tier.TURN) == Decimal("0.02")


def test_nothing_that_cost_something_looks_free() -> None:
    assert dollars(Decimal("0.00005")) == Decimal("0.001")
    assert dollars(Decimal(0)) == 0
