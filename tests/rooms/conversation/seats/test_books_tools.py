"""Does the CFO's model read the books as /resultat shows them, and weigh an expense as its limit does?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.consent.actions import Spend
from domain.nights import Span
from domain.result.consequence import consequences
from domain.result.outlook import outlook
from domain.result.statement import statement
from governance.contract import Ground
from tests.makers import NOW
from tests.rooms.conversation.seats.asking import ask, told

EXPENSE: dict[str, Any] = {"day": "2026-11-24", "amount": 12000, "line": "maintenance"}


async def test_the_month_so_far_is_the_statement_of_its_days(ground: Ground) -> None:
    found = await told(ground, "cfo", "result", first="2026-11-01", last="2026-11-30")
    ours = statement(ground.house, Span(date(2026, 11, 1), date(2026, 11, 22)), "x")
    assert found["last"] == "2026-11-22"
    for name in ("revenue", "gop", "adr_net", "commission"):
        value = getattr(ours, name).value
        assert value is not None
        assert found[name] == pytest.approx(float(value), abs=0.01)
    assert ours.margin.value is not None
    assert found["margin"] == pytest.approx(float(100 * ours.margin.value), abs=0.01)
    parts = {"revenue": 0.0, "departmental": 0.0, "undistributed": 0.0, "below_gop": 0.0}
    for row in found["rows"]:
        parts[row["section"]] += row["amount"]
    left = parts["revenue"] - parts["departmental"] - parts["undistributed"]
    assert left == pytest.approx(found["gop"], abs=0.05)


async def test_a_closed_month_is_read_though_the_house_does_not_reach_back(ground: Ground) -> None:
    assert ground.house.books.since is None or ground.house.books.since > date(2026, 9, 1)
    found = await told(ground, "cfo", "result", first="2026-09-01", last="2026-09-30")
    whole = await ground.reader.house(NOW, date(2026, 9, 1))
    ours = statement(whole, Span(date(2026, 9, 1), date(2026, 9, 30)), "x")
    assert ours.revenue.value is not None
    assert found["revenue"] == pytest.approx(float(ours.revenue.value), abs=0.01)


async def test_a_month_to_come_has_a_range_and_says_how_it_was_counted(ground: Ground) -> None:
    found = await told(ground, "cfo", "month_outlook", month="2026-12-15")
    whole = await ground.reader.house(ground.house.now, date(2026, 11, 1))
    view = outlook(whole, date(2026, 12, 1))
    cases = {row["case"]: row for row in found["rows"]}
    assert cases["low"]["revenue"] <= cases["mid"]["revenue"] <= cases["high"]["revenue"]
    assert cases["mid"]["gop"] == pytest.approx(float(view.mid.gop), abs=0.01)
    assert found["method"]


async def test_an_expense_is_weighed_and_nothing_is_drafted(ground: Ground) -> None:
    found = await told(ground, "cfo", "what_if_expense", **EXPENSE, vat_percent=20)
    action = Spend(date(2026, 11, 24), "x", Decimal(12000), "MAD", "maintenance", vat_rate=Decimal("0.2"))
    [ours] = consequences(action, ground.house)
    cases = {row["case"]: row for row in found["rows"]}
    assert cases["after"]["gop"] - cases["before"]["gop"] == pytest.approx(float(ours.change), abs=0.02)
    assert ours.points is not None
    assert found["margin_points"] == pytest.approx(float(ours.points), abs=0.01)
    assert not ground.drafts


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("result", {"first": "2026-12-01", "last": "2026-12-31"}),
        ("result", {"first": "2001-01-01", "last": "2001-01-31"}),
        ("month_outlook", {"month": "2026-10-01"}),
        ("month_outlook", {"month": "2036-10-01"}),
        ("what_if_expense", {**EXPENSE, "amount": -1}),
        ("what_if_expense", {**EXPENSE, "day": "2026-10-01"}),
        ("what_if_expense", {**EXPENSE, "line": "rooms_revenue"}),
    ],
)
async def test_what_the_books_cannot_say_is_said_in_a_sentence(
    ground: Ground, name: str, given: dict[str, Any]
) -> None:
    result = await ask(ground, "cfo", name, **given)
    assert result.error
    assert 0 < len(result.text) <= 300
