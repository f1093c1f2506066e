"""Does a plan say what is due in each month, and does what nobody decided stay open to the last page?"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
import yaml

from domain.errors import Refusal
from domain.tenancy.agreement import TEMPLATE, as_markdown, drafted, paragraphs_of
from domain.tenancy.plan import PLANS, months_between, plan_in, plan_of, plans

DECIDED = {"set_up": "10000", "month": "3000", "share": "2", "off7": "50"}


def amounts(nth: int, sold: str | None = "40000", **decided: str) -> dict[str, Decimal | None]:
    plan = plan_of("pilot", decided or DECIDED)
    return {one.what: one.amount for one in plan.due(nth, None if sold is None else Decimal(sold))}


def test_every_plan_that_is_there_can_be_read_and_leaves_prices_open() -> None:
    assert plans() == ("pilot", "standard")
    for one in plans():
        plan = plan_of(one)
        assert (plan.set_up, plan.month, plan.share) == (None, None, None)
        assert [due.amount for due in plan.due(1, Decimal(5000))] == [None, None, None]


def test_the_first_house_pays_a_tenth_and_then_progressively_more() -> None:
    assert amounts(1) == {"set_up": Decimal("1000.00"), "month": Decimal("300.00"), "share": Decimal("80.00")}
    assert amounts(6) == {"month": Decimal("300.00"), "share": Decimal("80.00")}
    assert amounts(7) == {"month": Decimal("1500.00"), "share": Decimal("400.00")}
    assert amounts(13) == {"month": Decimal("3000.00"), "share": Decimal("800.00")}


def test_what_is_open_stays_open_and_nothing_of_it_is_nothing() -> None:
    assert amounts(8, month="3000") == {
        "month": None,
        "share": None,
    }  # nobody said what is off from the 7th on
    assert amounts(8, month="0", off7="50") == {"month": Decimal(0), "share": None}
    assert amounts(1, "0", month="100") == {"set_up": None, "month": Decimal("10.00"), "share": Decimal(0)}
    assert amounts(1, None, share="3")["share"] is None


@pytest.mark.parametrize(
    "decided",
    [
        {"month": "-1"},
        {"month": "cheap"},
        {"month": "NaN"},
        {"share": "101"},
        {"off0": "5"},
        {"tip": "5"},
        {"notice_days": "two"},
    ],
)
def test_what_is_no_amount_is_refused(decided: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        plan_of("pilot", decided)


def test_a_plan_without_a_first_step_or_with_a_strange_field_is_refused() -> None:
    told = yaml.safe_load((PLANS / "pilot.yaml").read_text("utf-8"))
    for broken in ({**told, "steps": told["steps"][1:]}, {**told, "tip": 1}, {"name": told["name"]}):
        with pytest.raises(Refusal):
            plan_in("x", broken, {})
    with pytest.raises(Refusal):
        plan_of("gold")


def test_months_are_counted_from_the_first_one() -> None:
    first = date(2026, 12, 1)
    counted = [
        months_between(first, day) for day in (date(2026, 11, 30), date(2026, 12, 31), date(2027, 12, 1))
    ]
    assert counted == [0, 1, 13]


def test_the_agreement_shows_everything_that_is_open_and_nothing_of_its_making() -> None:
    names = {name.strip("{}") for name in re.findall(r"\{\{\w+\}\}", TEMPLATE.read_text("utf-8"))}
    labels = {name: f"le {name}" for name in names}
    empty = drafted({}, labels)
    assert len(names) == 9
    text = as_markdown(empty, "projet")
    for name in names:
        assert f"[à fixer\u00a0: le {name}]" in empty.open
    assert "{{" not in text
    assert text.count("[à ") == len(empty.open)
    whole = drafted({name: "42" for name in names}, labels)
    assert len(whole.open) == len(empty.open) - text.count("[à fixer\u00a0: le ")
    bold = " ".join(one for article in empty.articles for one in paragraphs_of(article))
    assert bold.count("**[") == len(empty.open)
    with pytest.raises(KeyError):
        drafted({}, {})
