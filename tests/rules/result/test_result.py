"""Is a month the sum of its days, does every figure open, and is what nobody told missing rather than nothing?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.day.figures import recompute
from domain.figure import Standing
from domain.money.costs import RecurringCost
from domain.money.ledger import Entry
from domain.money.lines import LINES, Section
from domain.money.taxes import Tax, Taxes, net_of_vat
from domain.nights import Span, month_of
from domain.phrase import Name
from domain.result.result import add_lines, result
from domain.result.statement import statement
from domain.result.words import missing_words
from tests.makers import TODAY
from tests.rules.result.made import COSTS, LAUNDRY, MONTH, VAT, WAGES, books, house, sold_nights

NOVEMBER = month_of(MONTH)
few = settings(max_examples=30, deadline=None)
entries = st.builds(
    Entry,
    st.dates(NOVEMBER.first, NOVEMBER.last),
    st.sampled_from([line.code for line in LINES]),
    st.decimals(-90_000, 90_000, places=2),
    st.just("MAD"),
    st.uuids().map(str),
    capital=st.booleans(),
    one_off=st.booleans(),
)


@few
@given(st.lists(entries, max_size=8), st.integers(0, 4), st.integers(1, 9999))
def test_a_month_is_the_sum_of_its_days(listed: list[Entry], rooms: int, price: int) -> None:
    of = house(listed, sold_nights(rooms, price, commission=price // 7))
    month = result(of, NOVEMBER)
    days = [result(of, Span(day, day)) for day in NOVEMBER]
    assert month.lines == add_lines(*(day.lines for day in days))
    for name in ("gop", "revenue", "sold", "available", "capital", "one_off"):
        assert getattr(month, name) == sum(getattr(day, name) for day in days), name
    assert month.revenue - month.of(Section.DEPARTMENTAL) - month.of(Section.UNDISTRIBUTED) == month.gop


@few
@given(st.lists(entries, max_size=5), st.integers(0, 4))
def test_every_figure_recomputes_and_says_where_it_comes_from(listed: list[Entry], rooms: int) -> None:
    of = house(listed, sold_nights(rooms))
    found = statement(of, NOVEMBER, "month")
    assert found.gop.value == found.result.gop
    assert found.margin.value == found.result.margin or found.result.revenue <= 0
    for figure in found.figures:
        assert figure.value == recompute(figure), figure.key
        told = {row for source in figure.sources if source.table == "ledger" for row in source.rows}
        assert told == {entry.source for entry in listed}


@few
@given(st.lists(entries, min_size=1, max_size=6), st.sampled_from(["EUR", "USD"]))
def test_currencies_never_mix(listed: list[Entry], currency: str) -> None:
    foreign = [replace(entry, currency=currency) for entry in listed]
    of, plain = result(house(foreign), NOVEMBER), result(house(), NOVEMBER)
    assert of.lines == plain.lines
    assert of.capital == plain.capital
    assert set(of.missing) == {f"currency[{entry.source}]" for entry in foreign}
    assert statement(house(foreign), NOVEMBER, "month").gop.standing is Standing.PARTIAL


def test_revenue_is_net_of_vat_and_the_commission_is_a_cost_of_rooms() -> None:
    night = result(house(nights=sold_nights(1, 2200, 330)), Span(MONTH, MONTH))
    assert night.lines["rooms_revenue"] == Decimal(2000)
    assert night.lines["rooms_commissions"] == Decimal(-330)
    found = statement(house(nights=sold_nights(1, 2200, 330)), Span(MONTH, MONTH), "night")
    assert found.adr.value == Decimal(2000)
    assert found.adr_net.value == Decimal(1670)
    assert found.trevpar.value == Decimal(2000) / 12


def test_a_tourist_tax_inside_the_price_is_no_revenue_and_outside_it_changes_nothing() -> None:
    tax = Tax("tpt", Name({"fr": "TPT"}), date(2024, 1, 1), amount=Decimal(11), source="test")
    night = Span(MONTH, MONTH)
    outside = house(books=books(taxes=Taxes((VAT, tax))))
    inside = house(books=books(taxes=Taxes((VAT, replace(tax, included=True)))))
    assert result(outside, night).revenue == result(house(), night).revenue
    gross = Decimal(4 * 2200 - 8 * 11)  # four rooms of two
    assert result(inside, night).revenue == net_of_vat(gross, Decimal("0.10"))


def test_the_latest_rule_that_has_begun_counts() -> None:
    later = replace(VAT, first=date(2026, 11, 16), rate=Decimal("0.20"))
    of = house(books=books(taxes=Taxes((later, VAT))))
    before, after = (result(of, Span(d, d)).revenue for d in (date(2026, 11, 15), date(2026, 11, 16)))
    assert (before, after) == (Decimal(8000), net_of_vat(Decimal(8800), Decimal("0.20")))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"costs": ()}, "costs"),
        ({"costs": (replace(WAGES, per_month=None, unknown=("per_month",)),)}, "costs"),
        ({"taxes": Taxes()}, "vat[lodging]"),
        ({"since": None}, "ledger"),
    ],
)
def test_without_costs_vat_or_ledger_there_is_no_gop(fields: dict[str, object], name: str) -> None:
    of = house(books=books(**fields))
    found = statement(of, NOVEMBER, "month")
    assert found.result.blind
    assert found.gop.value is None
    assert found.gop.standing is Standing.MISSING
    assert name in found.gop.missing
    assert missing_words(found.result.missing, of.books)


def test_a_single_cost_that_nobody_told_makes_the_gop_partial_and_is_named() -> None:
    unknown = RecurringCost("rent", "admin_general", "Loyer", "MAD", unknown=("per_month",))
    found = statement(house(books=books(costs=(*COSTS, unknown))), NOVEMBER, "month")
    assert found.gop.value is not None
    assert found.gop.standing is Standing.PARTIAL
    assert found.gop.missing == ("cost[rent]",)
    assert found.revenue.standing is Standing.ACTUAL, "revenue needs no cost"


def test_unpriced_rooms_and_untold_commissions_are_named() -> None:
    blind = [replace(night, priced=0, revenue=Decimal(0)) for night in sold_nights(1)]
    assert "prices" in result(house(nights=blind), NOVEMBER).missing
    untold = [replace(night, commission=Decimal(0)) for night in sold_nights(1)]
    names = result(house(nights=untold), NOVEMBER).missing
    assert len([name for name in names if name.startswith("commission[")]) == 30


@few
@given(st.decimals(0, 99_999, places=2), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_the_days_of_a_month_share_its_fixed_cost_to_the_centime(amount: Decimal, day: date) -> None:
    cost = replace(WAGES, per_month=amount)
    assert sum((cost.of_day(one) for one in month_of(day)), Decimal(0)) == amount


def test_a_cost_runs_from_its_first_to_its_last_day() -> None:
    cost = replace(LAUNDRY, first=TODAY, last=TODAY + timedelta(days=1), per_month=Decimal(3000))
    assert [cost.runs(TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)] == [False, True, True, False]
    assert cost.of_day(TODAY - timedelta(days=1)) == 0
    assert cost.of_day(TODAY) == Decimal(100)
