"""Are tourist taxes owed per adult and night, due in their quarter's delay, and partial where ages are unknown?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from directors.cfo.findings import below_floor, over_budget, taxes_due
from domain.day.figures import recompute
from domain.figure import Standing
from domain.money.rooms import RoomsDay
from domain.money.taxes import Tax, Taxes, quarter_of
from domain.nights import Span
from domain.phrase import Name
from domain.result.cash import cash
from domain.result.dues import dues, vat_collected
from governance.result import till_json, till_of
from tests.makers import TODAY, stay
from tests.rules.result.made import MONTH, VAT, books, budget, house, sold_nights

TPT = Tax(
    "tpt",
    Name({"fr": "TPT"}),
    date(2024, 1, 1),
    amount=Decimal(11),
    exempt_below=12,
    due_days=20,
    source="test",
)


def test_a_quarter_s_tax_counts_each_adult_and_night_so_far() -> None:
    since = date(2026, 10, 1)
    rooms = {since + timedelta(days=n): RoomsDay(since + timedelta(days=n), 3, adults=6) for n in range(31)}
    of = house(books=books(taxes=Taxes((VAT, TPT)), since=since, rooms=rooms), back=22)
    [due] = dues(of)
    assert due.nights.value == 31 * 6 + 22 * 8
    assert due.amount.value == 11 * due.nights.value == recompute(due.amount)
    assert due.due_on == date(2027, 1, 20)
    assert due.amount.standing is Standing.ACTUAL


def test_children_of_unknown_age_and_untold_parties_make_it_partial() -> None:
    nights = [replace(night, children=1, uncounted=1) for night in sold_nights(1)]
    of = house(nights=nights, books=books(taxes=Taxes((VAT, TPT)), since=date(2026, 10, 1)))
    assert dues(of)[0].amount.standing is Standing.PARTIAL


def test_an_amount_that_nobody_told_is_no_zero() -> None:
    unknown = replace(TPT, amount=None)
    [due] = dues(house(books=books(taxes=Taxes((VAT, unknown)), since=date(2026, 10, 1))))
    assert due.amount.value is None
    assert "tax[tpt]" in due.amount.missing
    assert due.nights.value is not None


def test_quarters() -> None:
    assert quarter_of(date(2026, 11, 23)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter_of(date(2028, 2, 29)) == (date(2028, 1, 1), date(2028, 3, 31))


def test_the_vat_of_a_month_is_what_its_prices_contain() -> None:
    span = Span(MONTH, TODAY - timedelta(days=1))
    figure = vat_collected(house(), span)
    assert figure.value == Decimal(800) * len(span) == recompute(figure)


def test_the_reminder_comes_when_the_quarter_is_over_and_steps_as_the_day_nears() -> None:
    def told(day: date) -> list[str]:
        of = house(books=books(taxes=Taxes((VAT, TPT))))
        return [finding.state for finding in taxes_due(replace(of, today=day))]

    assert told(date(2026, 12, 31)) == []
    assert told(date(2027, 1, 1)) == ["20"]
    assert told(date(2027, 1, 14)) == ["7"]
    assert told(date(2027, 1, 19)) == ["2"]
    assert told(date(2027, 1, 21)) == []


def test_a_month_below_the_floor_and_a_line_over_budget_are_told() -> None:
    [finding] = below_floor(house(books=books(gop_floor=Decimal("0.90"))))
    assert finding.phrase.args["floor"].ratio == Decimal("0.90")
    assert list(below_floor(house(books=books(gop_floor=Decimal("0.10"))))) == []
    lines = budget(MONTH, rooms_revenue=240_000, rooms_payroll=20_000, energy_water_waste=11_000)
    assert [f.key for f in over_budget(house(books=books(budget=lines)))] == [
        "over_budget:rooms_payroll:2026-11"
    ]


def test_cash_is_what_stays_cost_by_who_pays_and_never_more_certain_than_that() -> None:
    stays = [
        stay(check_in=TODAY - timedelta(days=3), nights=3, source="direct", number="R1", total=Decimal(900)),
        stay(check_in=TODAY - timedelta(days=2), nights=2, number="R2", total=Decimal(700)),
        stay(check_in=TODAY, nights=2, number="R3", total=None),
        stay(check_in=TODAY - timedelta(days=1), nights=3, number="R4", released_at=house().now),
    ]
    of = cash(house(), stays)
    assert [of.leaving_direct.value, of.leaving_channels.value] == [Decimal(900), Decimal(700)]
    assert of.in_house_channels.value == 0
    assert of.coming_channels.value is None
    assert of.leaving_direct.missing == ("payments",)
    assert all(figure.value == recompute(figure) for figure in of.figures)
    shown = till_json(till_of(house(), stays))
    assert shown["figures"]["cash.leaving.direct:2026-11-23"]["value"] == "900"
