"""Does a channel's offer say what a night leaves, by arithmetic that anybody can do on paper?"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refusal
from domain.house.snapshot import House
from domain.money.books import Books
from domain.money.costs import RecurringCost
from domain.money.taxes import LODGING_VAT, Tax, Taxes
from domain.opening.profile import profiles
from domain.opening.spelled import code_of, profile_of
from domain.opening.terms import Kept, Offer, offer
from domain.phrase import Name
from tests.makers import house_of
from tests.rules.opening.houses import RIAD, from_specs, said

VAT = Tax(LODGING_VAT, Name({"fr": "TVA"}), date(2024, 1, 1), rate=Decimal("0.10"))
LAUNDRY = RecurringCost("laundry", "rooms_laundry", "Blanchisserie", "MAD", per_room=Decimal(90))
PRICES = (said("rooms.patio.base_rate", "1100"), said("rooms.douiria.base_rate", "2200"))


def a_house(*, vat: bool = True) -> House:
    return house_of(RIAD, books=Books(costs=(LAUNDRY,), taxes=Taxes((VAT,) if vat else ())))


def of(
    code: str, share: str | None, house: House | None = None, rates: Mapping[str, Decimal] | None = None
) -> Offer:
    kept = Kept(Decimal(share), "answered", "Salma") if share else Kept(None, "unknown")
    told = [said(f"rooms.{room}.base_rate", f"{rate}") for room, rate in (rates or {}).items()]
    return offer(profiles()[code], kept, from_specs(RIAD, *(told or PRICES)), house or a_house())


def test_a_night_is_price_without_vat_less_what_the_channel_keeps_less_what_a_room_costs() -> None:
    patio, douiria = of("expedia", "0.20").nights
    # 1100 / 1.10 = 1000; − 90 = 910 direct; − 20 % of 1100 = 690 through the channel.
    # 1410.26 keeps it: 1410.26 / 1.10 − 20 % of 1410.26 = 1000.
    assert (patio.direct, patio.left, patio.at) == (Decimal("910.00"), Decimal("690.00"), Decimal("1410.26"))
    assert patio.difference == Decimal("-220.00")
    assert (douiria.direct, douiria.left) == (Decimal("1910.00"), Decimal("1470.00"))


@pytest.mark.parametrize(("channel", "share"), [("expedia", "0.165"), ("hotelbeds", "0.35")])
def test_the_price_that_keeps_the_net_leaves_what_direct_leaves(channel: str, share: str) -> None:
    house = a_house()
    found = of(channel, share, house)
    for night in found.nights:
        assert night.at is not None
        assert night.direct is not None
        dearer = of(channel, share, house, rates={night.kind.code: night.at})
        [again] = [one for one in dearer.nights if one.kind.code == night.kind.code]
        assert again.left is not None
        assert abs(again.left - night.direct) <= Decimal("0.02")
        assert found.mark_up is not None
        assert night.price is not None
        assert abs(night.price * (1 + found.mark_up) - night.at) < Decimal("0.02")


def test_of_net_rates_only_the_net_is_billed() -> None:
    patio, _ = of("hotelbeds", "0.35").nights
    assert patio.left == Decimal("560.00")  # 65 % of 1100 = 715; / 1.10 = 650; − 90


def test_the_mean_weighs_each_type_by_its_rooms() -> None:
    # Three patio rooms lose 220 a night, one douiria 440: (3 × 220 + 440) / 4.
    assert of("expedia", "0.20").mean == Decimal(-275)


def test_airbnbs_fee_needs_the_mark_up_that_its_page_states() -> None:
    stated = profiles()["airbnb-api"].money.percent
    assert stated is not None
    mark_up = Kept(stated / 100, "stated").mark_up
    assert mark_up is not None
    assert mark_up.quantize(Decimal("0.001")) == Decimal("0.183")


@given(st.integers(1, 60))
def test_the_price_marked_up_leaves_the_channel_what_direct_would_have_brought(percent: int) -> None:
    share = Decimal(percent) / 100
    mark_up = Kept(share, "answered").mark_up
    assert mark_up is not None
    assert abs((1 + mark_up) * (1 - share) - 1) < Decimal("1e-20")


def test_a_discount_of_the_channel_comes_on_top() -> None:
    [share] = of("expedia", "0.165").extras.values()
    assert share == 1 - Decimal("0.9") * Decimal("0.835")  # 24.85 %


def test_what_nobody_told_is_named_and_no_number_stands_for_it() -> None:
    unknown = of("bookingcom", None)
    assert (unknown.lacks, unknown.mean) == (("commission",), None)
    assert all(night.left is None and night.direct is not None for night in unknown.nights)
    untaxed = of("expedia", "0.2", a_house(vat=False))
    assert (untaxed.lacks, untaxed.mean) == (("vat",), None)
    unpriced = offer(profiles()["expedia"], Kept(Decimal("0.2"), "answered"), from_specs(RIAD), a_house())
    assert "price" not in unpriced.lacks  # the riad's own spec prices both types


@pytest.mark.parametrize(
    ("words", "code"),
    [("Expedia", "expedia"), ("hotels.com", "expedia"), ("booking", "bookingcom"), ("AIRBNB", "airbnb-api"),
     ("opodo", "odigeo"), ("trip.com", "tripcom"), ("WebBeds", "dotw"), ("hotelbeds ", "hotelbeds")],
)  # fmt: skip
def test_a_channel_is_known_by_what_people_call_it(words: str, code: str) -> None:
    assert profile_of(words).code == code
    assert code_of(words) == code


@pytest.mark.parametrize("words", ["", "un", "Agoda", "e"])
def test_a_name_of_no_channel_is_asked_back(words: str) -> None:
    assert code_of(words) is None
    with pytest.raises(Refusal):
        profile_of(words)
