"""Does a mandate cover exactly what its limits say, whatever is asked and however often?"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import Action, CellChange, ChangeRate, GrantMandate, Rebate, SetObjective, Spend
from domain.consent.objective import COVERABLE, Mandate, Metric
from domain.consent.verdict import Level
from domain.nights import Span
from domain.phrase import Percent
from domain.prices.rates import CellValue
from governance.consent.mandates.coverage import Covered, Day, beyond, weight
from tests.makers import TODAY, change_rate

FREE = Mandate(
    3, "revenue", "change_rate", Decimal("0.05"), 3, None, Decimal(1400), TODAY + timedelta(days=90)
)
PURSE = Mandate(4, "person:2", "spend", None, None, Decimal(2000), None, TODAY, largest_amount=Decimal(500))
NIGHT = TODAY + timedelta(days=30)
PLUMBER = Spend(TODAY, "plombier", Decimal(400), "MAD", "maintenance", supplier="Atlas Plomberie")


def why(mandate: Mandate, action: Action, level: Level = Level.OK, **day: object) -> str | None:
    """The key of the sentence that says no."""
    found = beyond(mandate, action, level, Day(TODAY, "MAD", **day))  # type: ignore[arg-type]
    return found.key if found else None


def test_a_step_within_the_limit_is_covered_and_one_beyond_is_not() -> None:
    assert why(FREE, change_rate(before=2600, after=2730)) is None
    assert why(FREE, change_rate(before=2600, after=2470)) is None
    assert why(FREE, change_rate(before=2600, after=2731)) == "mandate.beyond_change"
    assert why(FREE, change_rate(before=2600, after=2469)) == "mandate.beyond_change"


def test_a_step_beyond_is_told_with_its_size_and_direction() -> None:
    found = beyond(FREE, change_rate(before=2600, after=2470 - 26), Level.OK, Day(TODAY, "MAD"))
    assert found is not None
    assert found.args["change"] == Percent(Decimal("-0.06"), signed=True)
    assert found.args["most"] == Percent(Decimal("0.05"))


def test_a_day_without_a_use_has_used_nothing() -> None:
    move = change_rate(before=2600, after=2700)
    for mandate, told in (
        (replace(FREE, per_day=1, sum_per_day=Decimal(100)), None),
        (replace(FREE, per_day=0), "mandate.count_used"),
        (replace(FREE, sum_per_day=Decimal("99.99")), "mandate.sum_used"),
    ):
        found = beyond(mandate, move, Level.OK, Day(TODAY, "MAD"))
        assert (found.key if found else None) == told


def test_one_night_with_more_than_its_price_is_enough() -> None:
    priced = change_rate(after=2700)
    closed = CellChange("triple", NIGHT, CellValue(stop_sell=True), CellValue(stop_sell=False))
    assert why(FREE, replace(priced, changes=(*priced.changes, closed))) == "mandate.prices_only"


def test_one_cell_beyond_is_enough() -> None:
    inside, outside = change_rate(after=2700), change_rate(first=NIGHT + timedelta(days=1), after=2900)
    both = replace(inside, changes=(*inside.changes, *outside.changes))
    assert why(FREE, both) == "mandate.beyond_change"


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (change_rate(before=None, after=2600), "mandate.unknown_before"),
        (change_rate(before=0, after=2600), "mandate.unknown_before"),
        (change_rate(before=1440, after=1390), "mandate.below_floor"),
        (change_rate(before=2600, after=2610, currency="EUR"), "mandate.other_kind"),
        (PLUMBER, "mandate.other_kind"),
        (ChangeRate((), "MAD"), "mandate.prices_only"),
        (
            ChangeRate(
                (CellChange("triple", NIGHT, CellValue(stop_sell=True), CellValue(stop_sell=False)),), "MAD"
            ),
            "mandate.prices_only",
        ),
        (
            ChangeRate(
                (
                    CellChange(
                        "triple",
                        NIGHT,
                        CellValue(price=Decimal(1500), min_stay=3),
                        CellValue(price=Decimal(1500)),
                    ),
                ),
                "MAD",
            ),
            "mandate.prices_only",
        ),
    ],
)
def test_what_a_price_mandate_does_not_cover(action: Action, said: str) -> None:
    assert why(FREE, action) == said


def test_a_hold_a_revocation_and_an_end_stop_it() -> None:
    move = change_rate(after=2700)
    assert why(FREE, move, Level.WARN) is None
    assert why(FREE, move, Level.HOLD) == "mandate.held"
    assert why(FREE, move, Level.BLOCK) == "mandate.held"
    assert why(replace(FREE, revoked=True), move) == "mandate.revoked"
    assert why(replace(FREE, until=TODAY), move) is None
    assert why(replace(FREE, until=TODAY - timedelta(days=1)), move) == "mandate.over"


@pytest.mark.parametrize(
    "action",
    [
        GrantMandate("revenue", "change_rate", TODAY, "MAD", "", largest_change=Decimal("0.5")),
        SetObjective(Metric.OCCUPANCY, None, Span(TODAY, TODAY), TODAY, "", "MAD"),
    ],
)
def test_consent_itself_is_never_delegated(action: Action) -> None:
    forged = replace(FREE, kind=action.kind)
    assert why(forged, action) == "mandate.other_kind"


def test_steps_of_one_day_do_not_add_up() -> None:
    first = change_rate(before=2600, after=2730)
    second = change_rate(before=2730, after=2866)
    assert why(FREE, second) is None
    assert why(FREE, second, earlier=[first]) == "mandate.beyond_change"
    back = change_rate(before=2730, after=2500)
    assert why(FREE, back, earlier=[first]) is None


def test_the_days_count_is_used_up() -> None:
    assert why(FREE, change_rate(after=2700), uses=2) is None
    assert why(FREE, change_rate(after=2700), uses=3) == "mandate.count_used"


def test_a_purse_has_a_size_for_one_purchase_and_for_the_day() -> None:
    assert why(PURSE, PLUMBER) is None
    assert why(PURSE, PLUMBER, Level.WARN) == "mandate.held"  # in parts, or pressing: somebody looks
    assert why(PURSE, replace(PLUMBER, amount=Decimal("500.01"))) == "mandate.beyond_amount"
    assert why(PURSE, replace(PLUMBER, amount=Decimal(500))) is None
    assert why(PURSE, replace(PLUMBER, amount=Decimal(1))) is None
    assert why(PURSE, PLUMBER, amount=Decimal(1600)) is None
    assert why(PURSE, PLUMBER, amount=Decimal("1600.01")) == "mandate.sum_used"


def test_a_split_purchase_counts_as_one() -> None:
    again = replace(PLUMBER, amount=Decimal(300), words="joint de robinet")
    assert why(PURSE, again, earlier=[PLUMBER], amount=Decimal(400)) == "mandate.split"
    other = replace(again, supplier="Menara Fleurs", words="fleurs")
    assert why(PURSE, other, earlier=[PLUMBER], amount=Decimal(400)) is None
    assert why(PURSE, again, earlier=[change_rate(before=2600, after=2900)]) is None
    nameless = replace(PLUMBER, supplier=None)
    assert why(PURSE, replace(nameless, words="Plombier "), earlier=[nameless]) == "mandate.split"


def test_money_back_is_not_covered_and_gives_nothing_back() -> None:
    assert why(PURSE, replace(PLUMBER, amount=Decimal(-400))) == "mandate.other_kind"
    assert why(PURSE, replace(PLUMBER, amount=Decimal(0))) == "mandate.other_kind"
    assert why(PURSE, PLUMBER.reversed_by(7)) == "mandate.other_kind"


def test_rebates_on_one_booking_count_together() -> None:
    gift = replace(PURSE, kind="rebate")
    first = Rebate("R1", ((date(2026, 12, 1), Decimal(300)),), "MAD", "rooms_revenue")
    assert why(gift, first) is None
    assert why(gift, first, earlier=[first]) == "mandate.split"
    assert why(gift, replace(first, booking="R2"), earlier=[first]) is None


@given(
    before=st.decimals(1, 9000, places=2),
    after=st.decimals("0.01", 9000, places=2),
    step=st.decimals(0, 1, places=3),
    floor=st.none() | st.decimals(1, 9000, places=2),
)
def test_whatever_is_covered_lies_within_the_step_and_above_the_floor(
    before: Decimal, after: Decimal, step: Decimal, floor: Decimal | None
) -> None:
    mandate = replace(FREE, largest_change=step, price_floor=floor)
    action = ChangeRate(
        (CellChange("triple", NIGHT, CellValue(price=after), CellValue(price=before)),), "MAD"
    )
    within = abs(after - before) <= step * before and (floor is None or after >= floor)
    assert (why(mandate, action) is None) is within
    assert weight(action) == abs(after - before)


def test_the_kinds_that_mypy_follows_are_those_that_may_be_covered() -> None:
    named = {next(one.default for one in fields(kind) if one.name == "kind") for kind in get_args(Covered)}
    assert named == COVERABLE
