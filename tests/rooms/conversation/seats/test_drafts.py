"""Does a tool that drafts leave a draft and nothing else, and does a wrong question get a short sentence?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from domain.consent.actions import ChangeRate, PauseChannel, SetObjective, Spend
from governance.contract import Ground
from tests.rooms.conversation.seats.asking import ask, told

DRAFT: dict[str, Any] = {
    "room_types": ["junior-suite"],
    "first": "2027-02-01",
    "last": "2027-02-28",
    "reason": "Rythme.",
}
OBJECTIVE: dict[str, Any] = {
    "metric": "occupancy",
    "first": "2027-02-01",
    "last": "2027-02-28",
    "words": "Remplir février.",
}
PAUSE: dict[str, Any] = {"channel": "Expedia", "paused": True, "reason": "Échecs depuis hier."}
EXPENSE: dict[str, Any] = {
    "day": "2026-11-24",
    "words": "Plombier, chambre 7",
    "amount": 12000,
    "line": "maintenance",
    "reason": "Fuite.",
}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("nights", {"first": "demain", "last": "2026-12-31"}),
        ("nights", {"first": 20261201, "last": 20261231}),
        ("nights", {"first": "2026-12-31", "last": "2026-12-01"}),
        ("nights", {"first": "2026-12-01", "last": "2036-12-01"}),
        ("nights", {"first": "2026-12-01"}),
        ("nights", {"first": "0001-01-01", "last": "0001-01-02"}),
        ("pace", {"first": "9999-12-30", "last": "9999-12-31"}),
        ("price_reasons", {"room_type": "suites", "night": "2026-12-31"}),
        ("price_reasons", {"room_type": "suite junior", "night": "9999-12-31"}),
        ("nights", {"first": "2026-12-01", "last": "2026-12-02", "property": "riad-b"}),
        ("nights", {"first": "2026-12-01", "last": "2026-12-02", "room_types": ["penthouse"]}),
        ("on_the_books", {"first": "2026-12-01", "last": "2026-12-02", "by": "guest"}),
        ("price_reasons", {"room_type": "' OR 1=1 --", "night": "2026-12-31"}),
        ("draft_rate_change", {**DRAFT, "price": -5}),
        ("draft_rate_change", {**DRAFT, "price": "NaN"}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "percent": 10}),
        ("draft_rate_change", {**DRAFT, "percent": -100}),
        ("draft_rate_change", {**DRAFT, "min_stay": 0}),
        ("draft_rate_change", {**DRAFT}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "first": "2026-11-01"}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "last": "2036-11-01"}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "room_types": []}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "reason": "x" * 301}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "reason": " "}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "weekdays": [9]}),
        ("draft_rate_change", {**DRAFT, "price": 2000, "approved": True}),
        ("draft_objective", {**OBJECTIVE, "target": 0}),
        ("draft_objective", {**OBJECTIVE, "target": 130}),
        ("draft_objective", {**OBJECTIVE, "last": "2027-01-01"}),
        ("draft_objective", {**OBJECTIVE, "first": "2025-02-01", "last": "2025-02-28"}),
        ("draft_objective", {**OBJECTIVE, "price_floor": -1}),
        ("draft_objective", {**OBJECTIVE, "price_floor": 2000, "price_ceiling": 1000}),
        ("draft_objective", {**OBJECTIVE, "metric": "bookings"}),
        ("draft_objective", {**OBJECTIVE, "words": "x" * 301}),
        ("draft_objective", {**OBJECTIVE, "review_on": "2036-01-01"}),
        ("draft_objective", {**OBJECTIVE, "room_type": "penthouse"}),
        ("draft_expense", {**EXPENSE, "amount": -12000}),
        ("draft_expense", {**EXPENSE, "amount": 0}),
        ("draft_expense", {**EXPENSE, "line": "rooms_revenue"}),
        ("draft_expense", {**EXPENSE, "line": "paid"}),
        ("draft_expense", {**EXPENSE, "vat_percent": 100}),
        ("draft_expense", {**EXPENSE, "day": "1999-01-01"}),
        ("draft_expense", {**EXPENSE, "words": ""}),
        ("draft_expense", {**EXPENSE, "reason": "x" * 301}),
        ("draft_expense", {**EXPENSE, "supplier": "x" * 81}),
        ("draft_channel_pause", {**PAUSE, "channel": "airbnb"}),
        ("draft_channel_pause", {**PAUSE, "channel": "*"}),
        ("draft_channel_pause", {**PAUSE, "reason": ""}),
        ("draft_channel_pause", {**PAUSE, "paused": "yes"}),
    ],
)
async def test_a_wrong_question_gets_a_short_sentence(
    ground: Ground, name: str, given: dict[str, Any]
) -> None:
    seat = {"draft_objective": "gm", "draft_expense": "cfo", "draft_channel_pause": "cto"}.get(
        name, "revenue"
    )
    result = await ask(ground, seat, name, **given)
    assert result.error
    assert 0 < len(result.text) <= 300
    assert "Traceback" not in result.text
    assert not ground.drafts


async def test_a_draft_is_a_draft(ground: Ground) -> None:
    found = await told(ground, "revenue", "draft_rate_change", **DRAFT, percent=10, weekdays=[4, 5])
    [draft] = ground.drafts
    assert draft.director == "revenue"
    assert isinstance(draft.action, ChangeRate)
    assert {night.weekday() for night in draft.action.nights} == {4, 5}
    assert found["cells"] == len(draft.action.changes) == 8
    for change in draft.action.changes:
        assert change.before is not None
        assert change.before.price is not None
        assert change.after.price is not None
        assert change.after.price % 10 == 0
        assert abs(change.after.price - change.before.price * Decimal("1.1")) <= 5


async def test_a_draft_that_changes_nothing_comes_back_as_words(ground: Ground) -> None:
    given = {"room_types": ["junior-suite"], "first": "2026-12-31", "last": "2026-12-31", "reason": "x"}
    result = await ask(ground, "revenue", "draft_rate_change", **given, price=3260)
    assert result.error
    assert result.text
    assert not ground.drafts


async def test_an_objective_is_drafted_in_the_metrics_own_unit(ground: Ground) -> None:
    await told(ground, "gm", "draft_objective", **OBJECTIVE, target=80, price_floor=1400)
    await told(ground, "gm", "draft_objective", **{**OBJECTIVE, "metric": "adr"}, target=1500)
    await told(ground, "gm", "draft_objective", **OBJECTIVE)
    full, dear, most = (draft.action for draft in ground.drafts)
    assert isinstance(full, SetObjective)
    assert isinstance(dear, SetObjective)
    assert isinstance(most, SetObjective)
    assert (full.target, full.price_floor) == (Decimal("0.8"), Decimal(1400))
    assert dear.target == Decimal(1500)
    assert most.target is None


@pytest.mark.parametrize("slug", ["gm", "revenue", "cfo"])
async def test_an_objective_is_drafted_by_whoever_is_asked(ground: Ground, slug: str) -> None:
    await told(ground, slug, "draft_objective", **OBJECTIVE)
    assert [draft.director for draft in ground.drafts] == [slug]


@pytest.mark.parametrize("name", ["Expedia", "expedia", " EXPEDIA "])
async def test_a_connected_channel_may_be_closed_by_a_card(ground: Ground, name: str) -> None:
    await told(ground, "cto", "draft_channel_pause", **{**PAUSE, "channel": name})
    [draft] = ground.drafts
    assert draft.action == PauseChannel("expedia", True, "MAD")


async def test_an_expense_is_drafted_and_not_booked(ground: Ground) -> None:
    found = await told(ground, "cfo", "draft_expense", **EXPENSE, vat_percent=20)
    [draft] = ground.drafts
    assert draft.director == "cfo"
    assert isinstance(draft.action, Spend)
    assert (draft.action.net, found["net"]) == (Decimal(10000), 10000)
