"""Is what a card says of the GOP what the books show once the entry is there, to the centime?"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from directors.cfo.limits.gop import gop
from domain.consent.actions import Rebate, Spend
from domain.consent.verdict import Level
from domain.money import to_cents
from domain.money.ledger import Entry
from domain.money.lines import LINES, Section
from domain.result.consequence import consequences
from domain.result.entries import entries_of
from domain.result.outlook import outlook
from tests.makers import TODAY
from tests.rules.result.made import MONTH, books, house

COST_LINES = [line.code for line in LINES if line.section is not Section.REVENUE]
amounts = st.decimals(min_value=1, max_value=400_000, places=2)
rates = st.none() | st.sampled_from([Decimal("0.20"), Decimal("0.10"), Decimal("0.07")])
days = st.dates(MONTH, MONTH + timedelta(days=29))
few = settings(max_examples=40, deadline=None)


@st.composite
def spends(draw: st.DrawFn) -> Spend:
    return Spend(
        draw(days),
        "plombier",
        draw(amounts),
        "MAD",
        draw(st.sampled_from(COST_LINES)),
        draw(rates),
        capital=draw(st.booleans()),
        one_off=draw(st.booleans()),
    )


@st.composite
def rebates(draw: st.DrawFn) -> Rebate:
    nights = draw(st.lists(days, min_size=1, max_size=4, unique=True))
    by_night = tuple((night, draw(st.decimals(1, 2000, places=2))) for night in sorted(nights))
    return Rebate("R1", by_night, "MAD", "rooms_revenue", vat_rate=draw(rates), refund=draw(st.booleans()))


@few
@given(st.lists(spends() | rebates(), max_size=3), spends() | rebates())
def test_effect_shown_is_effect_found(before: list[Spend | Rebate], action: Spend | Rebate) -> None:
    earlier = [e for n, done in enumerate(before) for e in entries_of(done, f"proposal:{n}")]
    of = house(earlier)
    [shown] = consequences(action, of)
    after = house([*earlier, *entries_of(action, "proposal:99")])
    found = outlook(after, MONTH).mid
    assert shown.after.gop == found.gop
    assert shown.after.lines == found.lines
    assert shown.change == found.gop - outlook(of, MONTH).mid.gop
    assert shown.after.margin == found.margin
    assert shown.invested == found.capital - outlook(of, MONTH).mid.capital


@few
@given(spends())
def test_what_an_expense_says_of_itself_is_what_the_gop_loses(action: Spend) -> None:
    """But for investments, costs below the GOP, and what a provision had expected anyway."""
    [stated] = action.effects.money
    [shown] = consequences(action, house(books=books(costs=books().costs[:3])))
    line = next(line for line in LINES if line.code == action.line)
    assert shown.change == (stated.mid if line.in_gop and not action.capital else 0)


@few
@given(spends() | rebates(), st.decimals(0, "0.9", places=3))
def test_taking_back_is_never_held_and_restores_the_month(action: Spend | Rebate, floor: Decimal) -> None:
    of = house(entries_of(action, "proposal:1"))
    of = replace(of, books=replace(of.books, gop_floor=floor))
    back = action.reversed_by(1)
    ruling = gop(back, of)
    assert ruling is not None
    assert ruling.level is Level.OK
    [shown] = consequences(back, of)
    assert shown.after.gop == outlook(house(), MONTH).mid.gop


@few
@given(st.permutations([3, 5, 8, 13]), st.randoms())
def test_the_order_of_events_does_not_matter(order: list[int], random: object) -> None:
    listed = [
        Entry(MONTH + timedelta(days=day), "maintenance", -Decimal(day) * 411, "MAD", f"proposal:{day}")
        for day in (3, 5, 8, 13)
    ]
    mixed = [next(e for e in listed if e.source == f"proposal:{day}") for day in order]
    assert outlook(house(mixed), MONTH) == outlook(house(listed), MONTH)


def test_an_expense_within_its_provision_moves_nothing_and_above_it_only_the_excess() -> None:
    within = Spend(TODAY, "peintre", Decimal("3600.00"), "MAD", "maintenance", Decimal("0.20"))
    [shown] = consequences(within, house())
    assert shown.change == 0
    assert shown.left == {"maintenance": Decimal(-2000)}
    above = replace(within, amount=Decimal("12000.00"))
    [shown] = consequences(above, house())
    assert shown.change == Decimal(-5000)
    once = replace(above, one_off=True)
    [shown] = consequences(once, house())
    assert shown.change == Decimal(-10_000), "what will not come again is no part of the upkeep expected"


def test_a_year_s_last_night_and_the_first_of_the_next_fall_into_their_own_months() -> None:
    nights = ((date(2026, 11, 30), Decimal("1100.00")), (date(2026, 12, 1), Decimal("1100.00")))
    action = Rebate("R1", nights, "MAD", "rooms_revenue", vat_rate=Decimal("0.10"))
    assert [one.change for one in consequences(action, house())] == [
        to_cents(Decimal(-1000)),
        to_cents(Decimal(-1000)),
    ]
