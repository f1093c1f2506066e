"""Do the feasts that people name fall on the days on which Morocco keeps them?"""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from domain.conversation.feasts import feast

KEPT = holidays.country_holidays("MA", years=range(2026, 2029), language="en_US")
FIXED = (
    "manifesto",
    "yennayer",
    "labour",
    "throne",
    "oued-eddahab",
    "revolution",
    "youth",
    "unity",
    "green-march",
    "independence",
)


@pytest.mark.parametrize("key", FIXED)
def test_a_feast_is_where_the_country_keeps_it(key: str) -> None:
    day = feast(key, date(2027, 1, 1)).span.first
    assert day in KEPT, day


def test_no_feast_of_the_country_is_unknown() -> None:
    ours = {feast(key, date(2027, 1, 1)).span.first for key in FIXED}
    theirs = {day for day, name in KEPT.items() if day.year == 2027 and "estimated" not in name}
    assert theirs - ours <= {date(2027, 1, 1)}
