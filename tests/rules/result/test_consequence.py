"""Which months does an action change, by how much at worst and at best, and what becomes of the year?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from domain.consent.actions import CancelBooking, MoneyRange, Rebate, Spend
from domain.house.snapshot import House
from domain.money.lines import ROOMS_REVENUE
from domain.result.consequence import consequences, with_entries, year_after
from domain.result.outlook import outlook
from tests.makers import TODAY
from tests.rules.result.made import MONTH, books, budget, house

DECEMBER = date(2026, 12, 1)
PLUMBER = Spend(TODAY, "plombier", Decimal("12000.00"), "MAD", "energy_water_waste", Decimal("0.20"))
LOST = CancelBooking("R1", "bookingcom", "MAD", ((MONTH, Decimal(9000)),), ROOMS_REVENUE)


def estimated(month: date, *amounts: int, line: str = ROOMS_REVENUE, currency: str = "MAD") -> MoneyRange:
    low, mid, high = map(Decimal, amounts)
    return MoneyRange(month, line, currency, low, mid, high)


def test_an_expense_is_certain_and_moves_gop_and_margin_by_what_it_costs() -> None:
    of = house()
    [one] = consequences(PLUMBER, of)
    assert (one.month, one.before, one.exact) == (MONTH, outlook(of, MONTH), True)
    after = outlook(with_entries(of, PLUMBER), MONTH)
    assert (one.worst, one.after, one.best) == (after.low, after.mid, after.high)
    assert (one.change, one.invested) == (Decimal(-10_000), Decimal(0))
    assert one.points == Decimal("-3.90625")


def test_an_investment_leaves_the_house_outside_the_gop() -> None:
    [one] = consequences(replace(PLUMBER, capital=True), house())
    assert (one.change, one.invested, one.points) == (Decimal(0), Decimal(-10_000), Decimal(0))


def test_the_house_as_if_booked_keeps_what_was_booked() -> None:
    once = with_entries(house(), PLUMBER)
    twice = with_entries(once, replace(PLUMBER, words="encore"))
    assert [entry.words for entry in twice.books.entries] == ["plombier", "encore"]


def test_an_expense_of_another_month_changes_that_one_and_a_rebate_each_of_its_own() -> None:
    [one] = consequences(replace(PLUMBER, day=date(2026, 12, 31)), house())
    assert (one.month, one.change) == (DECEMBER, Decimal(-10_000))
    nights = ((DECEMBER, Decimal(300)), (TODAY, Decimal(100)), (TODAY + timedelta(days=1), Decimal(100)))
    rebate = Rebate("R1", nights, "MAD", ROOMS_REVENUE)
    assert [(one.month, one.change) for one in consequences(rebate, house())] == [
        (MONTH, Decimal(-200)),
        (DECEMBER, Decimal(-300)),
    ]


def test_an_estimate_is_added_to_the_base_at_worst_most_likely_and_at_best() -> None:
    of = house()
    base = outlook(of, MONTH)
    [one] = consequences(LOST, of, [estimated(MONTH, -300, 100, 700), estimated(MONTH, -30, -20, -10)])
    assert not one.exact
    assert one.before == base
    assert one.left == base.provisions
    moved = [case.revenue - base.mid.revenue for case in (one.worst, one.after, one.best)]
    assert moved == [Decimal(-330), Decimal(80), Decimal(690)]
    assert one.change == Decimal(80)


def test_without_another_estimate_an_action_s_own_counts_and_none_is_an_estimate_too() -> None:
    [one] = consequences(LOST, house())
    assert one.change == Decimal(-9000)
    assert consequences(LOST, house(), []) == ()


def test_each_month_gets_its_own_lines_and_another_currency_is_never_added() -> None:
    money = [
        estimated(DECEMBER, 1, 2, 3),
        estimated(MONTH, 10, 20, 30),
        estimated(MONTH, -5, -4, -3, line="rooms_laundry"),
        estimated(MONTH, 900, 900, 900, currency="EUR"),
        estimated(date(2027, 1, 1), 900, 900, 900, currency="EUR"),
    ]
    of = house()
    november, december = consequences(LOST, of, money)
    assert (november.month, november.change) == (MONTH, Decimal(16))
    assert (december.month, december.change) == (DECEMBER, Decimal(2))
    base = outlook(of, MONTH).mid
    assert november.worst.lines[ROOMS_REVENUE] == base.lines[ROOMS_REVENUE] + 10
    assert november.worst.lines["rooms_laundry"] == base.lines["rooms_laundry"] - 5


def test_a_margin_that_cannot_be_stated_moves_by_no_points() -> None:
    shut = [
        replace(night, units=0, sold=0, revenue=Decimal(0), priced=0, commission=Decimal(0))
        for night in house().nights.values()
        if night.night.replace(day=1) == MONTH
    ]
    [still] = consequences(PLUMBER, house(nights=shut))
    assert still.before.mid.margin is None
    assert still.after.margin is None
    assert still.points is None
    [opened] = consequences(LOST, house(nights=shut), [estimated(MONTH, 1, 1, 1)])
    assert opened.after.margin is not None
    assert opened.points is None
    [emptied] = consequences(LOST, house(), [estimated(MONTH, *(-256_000,) * 3)])
    assert emptied.before.mid.margin is not None
    assert emptied.points is None


def of_the_year(revenue: Decimal) -> tuple[Decimal, Decimal | None]:
    """The GOP now and the margin, once the year's revenue is what is given."""
    of = january_house()
    view, _ = year_after(of, Decimal(0), Decimal(0))
    _, margin = year_after(of, Decimal(-1000), revenue - view.revenue)
    return view.gop, margin


def january_house() -> House:
    return house(
        books=books(
            budget=budget(MONTH.replace(month=12), rooms_revenue=300_000, rooms_payroll=100_000),
            since=MONTH.replace(month=1),
        )
    )


def test_the_year_s_margin_is_its_gop_over_its_revenue_once_both_have_moved() -> None:
    gop, margin = of_the_year(Decimal(100_000))
    assert margin == (gop - 1000) / 100_000
    assert of_the_year(Decimal(1))[1] == gop - 1000
    assert of_the_year(Decimal(0))[1] is None
    assert of_the_year(Decimal(-1))[1] is None


def test_a_year_that_lacks_a_month_has_no_margin() -> None:
    view, margin = year_after(house(), Decimal(0), Decimal(0))
    assert view.missing
    assert view.revenue > 0
    assert margin is None
