"""What does an order come to on the cells of a house?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directors.revenue.command import draft_from_order, parse_prix
from domain.bookings.night import Night
from domain.consent.actions import ChangeRate
from domain.errors import Refusal
from domain.house.snapshot import House
from domain.money import to_step
from domain.nights import spans
from domain.phrase import Phrase
from domain.prices.rates import CellValue
from tests.makers import TODAY, house_of, villa

CHRISTMAS = date(2026, 12, 24)


def drafted(text: str, house: House | None = None) -> ChangeRate:
    return draft_from_order(parse_prix(text, villa(), TODAY), house or house_of())


def refused(text: str, house: House | None = None) -> Phrase:
    with pytest.raises(Refusal) as no:
        drafted(text, house)
    return no.value.phrase


def test_a_share_is_rounded_to_tens_on_each_present_price() -> None:
    action = drafted("suites 24/12-26/12 +15%")
    assert action.currency == "MAD"
    assert {c.after.price for c in action.of_type("junior-suite")} == {Decimal(2990)}
    assert {c.after.price for c in action.of_type("presidential-suite")} == {Decimal(4830)}
    assert {c.before for c in action.of_type("junior-suite")} == {CellValue(price=Decimal(2600))}
    assert len(action.changes) == 6


def test_halves_are_rounded_up_and_the_step_can_be_another() -> None:
    order = parse_prix("double standard 24/12 +15%", villa(), TODAY)
    house = house_of(nights=[Night("double-standard", CHRISTMAS, 2, price=Decimal(1500))])
    assert draft_from_order(order, house).changes[0].after.price == Decimal(1730)
    assert draft_from_order(order, house, Decimal(1)).changes[0].after.price == Decimal(1725)


def test_amounts_are_exact() -> None:
    assert drafted("triple 24/12 +55 MAD").changes[0].after.price == Decimal(1755)
    assert drafted("triple 24/12 1851,50").changes[0].after.price == Decimal("1851.50")


def test_a_minimum_stay_alone_leaves_the_price_alone() -> None:
    change = drafted("triple 24/12 min 2").changes[0]
    assert change.after == CellValue(min_stay=2)
    assert change.before is None


def test_closing_knows_what_was_before() -> None:
    change = drafted("fermer triple 24/12").changes[0]
    assert (change.before, change.after) == (CellValue(stop_sell=False), CellValue(stop_sell=True))


def test_cells_that_already_hold_it_are_left_out() -> None:
    held = Night("triple", CHRISTMAS, 2, price=Decimal(1900))
    action = drafted("triple 24/12-26/12 1900", house_of(nights=[held]))
    assert action.nights == (date(2026, 12, 25), date(2026, 12, 26))


def test_nothing_to_change_is_refused() -> None:
    assert refused("triple 24/12 1700").key == "prix.already_so"
    assert refused("triple 24/12 +0,1%").key == "prix.already_so"


def test_a_relative_change_names_the_nights_without_a_price() -> None:
    unknown = [Night("junior-suite", date(2026, 12, day), 1) for day in (25, 26)]
    phrase = refused("suites 24/12-27/12 +10%", house_of(nights=unknown))
    assert phrase.key == "prix.price_unknown"
    (where,) = phrase.args["where"]
    assert where.args["nights"] == spans([date(2026, 12, 25), date(2026, 12, 26)])
    assert str(where.args["room_type"]) == "Suite Junior"


def test_an_absolute_price_needs_no_present_one() -> None:
    unknown = Night("junior-suite", CHRISTMAS, 1)
    assert drafted("junior 24/12 2400", house_of(nights=[unknown])).changes[0].before is None


def test_a_fall_to_nothing_is_refused() -> None:
    assert refused("triple 24/12 -1700").key == "prix.falls_to_nothing"


@given(percent=st.integers(-60, 120).filter(bool), price=st.integers(300, 9000))
def test_a_share_lands_within_half_a_step(percent: int, price: int) -> None:
    house = house_of(nights=[Night("triple", CHRISTMAS, 2, price=Decimal(price))], ahead=40)
    text = f"triple 24/12 {percent:+d}%"
    if to_step(Decimal(price) * (100 + percent) / 100) == price:
        assert refused(text, house).key == "prix.already_so"
        return
    after = drafted(text, house).changes[0].after.price
    assert after is not None
    assert after % 10 == 0
    assert abs(after - Decimal(price) * (100 + percent) / 100) <= 5


def test_undoing_restores_the_prices_before() -> None:
    action = drafted("suites 24/12-26/12 +15%")
    inverse = action.inverse
    assert inverse is not None
    assert {c.after.price for c in inverse.changes} == {Decimal(2600), Decimal(4200)}
    assert replace(inverse, currency="MAD").inverse == action
