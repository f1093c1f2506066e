"""Do figures recompute from their operands, add up, and stay missing where something is missing?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.bookings.night import Night
from domain.day.figures import evaluate, month_to_date, morning, of_night, recompute
from domain.day.figures.formula import Operands
from domain.figure import Figure, Standing
from domain.house.snapshot import RESERVATIONS
from domain.nights import ONE_DAY
from tests.makers import NOW, TODAY, house_of, room_type, stay, villa

READ = {RESERVATIONS: NOW - timedelta(minutes=6)}
CODES = ("triple", "family", "junior-suite")
few = settings(max_examples=25, deadline=None)


@st.composite
def cells(draw: st.DrawFn) -> list[Night]:
    """Nights around today with overbookings, blocked rooms, unpriced sales and unknown commissions."""
    found = []
    for code in CODES:
        for back in range(-2, 12):
            sold = draw(st.integers(0, 3))
            priced = draw(st.integers(0, sold))
            revenue = Decimal(draw(st.integers(0, 5000))) if priced else Decimal(0)
            found.append(
                Night(
                    code,
                    TODAY - timedelta(days=back),
                    units=2,
                    sold=sold,
                    blocked=draw(st.integers(0, 1)),
                    priced=priced,
                    revenue=revenue,
                    commission=draw(st.sampled_from((Decimal(0), revenue / 5))),
                    direct=draw(st.integers(0, sold)),
                )
            )
    return found


@few
@given(cells())
def test_every_figure_recomputes_from_its_own_operands_and_none_is_shown_without(nights: list[Night]) -> None:
    for figure in morning(house_of(nights=nights, source_ages=READ)).figures:
        assert figure.value == recompute(figure), figure.key
        assert figure.operands or figure.value == 0, figure.key
        assert (figure.value is None) == (figure.standing is Standing.MISSING)
        if figure.standing is Standing.PARTIAL:
            assert figure.missing


@few
@given(cells())
def test_a_month_is_the_sum_of_its_days(nights: list[Night]) -> None:
    house = house_of(nights=nights, source_ages=READ)
    month = month_to_date(house)
    days = [of_night(house, night) for night in month.span]
    assert month.sold.value == sum(value(day.sold) for day in days)
    assert month.available.value == sum(value(day.available) for day in days)
    assert month.span.last == TODAY - ONE_DAY
    assert month.span.first == date(2026, 11, 1)
    sold = sum(night.sold for night in nights if night.night in month.span)
    assert month.sold.value == sold


@few
@given(cells())
def test_revpar_is_adr_times_occupancy_when_every_price_is_known(nights: list[Night]) -> None:
    full = [n for n in nights if n.priced == n.sold]
    month = month_to_date(house_of(nights=full, source_ages=READ))
    if month.adr.value is None:
        return
    assert month.adr.standing is Standing.ACTUAL
    assert abs(value(month.revpar) - value(month.adr) * value(month.occupancy)) < Decimal("1e-15")


@few
@given(cells())
def test_the_strip_counts_each_night_and_leaves_nothing_negative(nights: list[Night]) -> None:
    house = house_of(nights=nights, source_ages=READ)
    for one in morning(house).strip.nights:
        assert one.sold.value == sum(cell.sold for cell in house.on(one.night))
        assert value(one.left) >= 0


def test_blocked_rooms_leave_the_denominator() -> None:
    night = of_night(house_of(nights=[Night("triple", TODAY, 2, sold=1, blocked=1)], source_ages=READ), TODAY)
    assert [night.sold.value, night.available.value] == [1, 11]


def test_a_type_of_unknown_size_makes_capacity_partial_and_says_so() -> None:
    hotel = villa(room_types=(*villa().room_types, room_type("eighth", units=None)))
    night = of_night(house_of(hotel, nights=[Night("eighth", TODAY, None, sold=1)], source_ages=READ), TODAY)
    assert night.sold.value == 1
    assert night.sold.standing is Standing.ACTUAL
    assert night.occupancy.value == 0
    assert night.occupancy.standing is Standing.PARTIAL
    assert night.occupancy.missing == ("units[eighth]",)


def test_prices_and_commissions_that_nobody_told_make_adr_partial_or_missing() -> None:
    unpriced = Night("triple", TODAY, 2, sold=1)
    priced = Night("quadruple", TODAY, 2, sold=1, priced=1, revenue=Decimal(2000), commission=Decimal(300))
    direct = Night("family", TODAY, 2, sold=1, priced=1, revenue=Decimal(2300), direct=1)
    silent = Night("junior-suite", TODAY, 1, sold=1, priced=1, revenue=Decimal(2600))

    alone = of_night(house_of(nights=[unpriced], source_ages=READ), TODAY)
    assert alone.adr.value is None
    assert alone.revpar.value is None, "rooms sold at unknown prices are not rooms sold for nothing"

    mixed = of_night(house_of(nights=[unpriced, priced, direct, silent], source_ages=READ), TODAY)
    assert mixed.adr.value == Decimal(6900) / 3
    assert mixed.adr.standing is Standing.PARTIAL
    assert mixed.adr_net.value == Decimal(2000 - 300 + 2300) / 2
    assert f"commission[junior-suite@{TODAY}]" in mixed.adr_net.missing
    assert f"price[triple@{TODAY}]" in mixed.adr.missing


def test_an_empty_night_earned_nothing_and_has_no_adr() -> None:
    night = of_night(house_of(source_ages=READ), TODAY)
    assert night.occupancy.value == 0
    assert night.revpar.value == 0
    assert night.adr.value is None


def test_bookings_never_read_are_missing_and_old_ones_stale() -> None:
    assert {f.standing for f in morning(house_of()).figures} == {Standing.MISSING}
    old = house_of(stays=[stay()], source_ages={RESERVATIONS: NOW - timedelta(hours=30)})
    assert of_night(old, TODAY).sold.standing is Standing.STALE
    assert of_night(old, TODAY).sold.as_of == NOW - timedelta(hours=30)


def test_nights_outside_the_snapshot_are_missing_not_empty() -> None:
    short = house_of(back=5, ahead=3, source_ages=READ)
    assert month_to_date(short).sold.standing is Standing.PARTIAL
    strip = morning(short).strip
    assert strip.nights[-1].sold.value is None
    assert strip.bars == "▁▁▁▁··········"


def test_an_unmapped_room_makes_tonight_partial() -> None:
    night = of_night(house_of(stays=[stay(None, number="R9")], source_ages=READ), TODAY)
    assert night.sold.standing is Standing.PARTIAL
    assert night.sold.missing == ("room_type[R9]",)


def test_guests_by_movement_with_their_bookings() -> None:
    house = house_of(
        stays=[
            stay("junior-suite", TODAY, number="A", vip=True),
            stay("triple", TODAY - ONE_DAY, number="B", people=None),
            stay("family", TODAY - 2 * ONE_DAY, nights=2, number="C"),
            stay("quadruple", TODAY, number="D", released_at=NOW),
        ],
        source_ages=READ,
    )
    found = morning(house).guests
    assert [value(f) for f in found.figures] == [1, 1, 1, 2, 2, 1, 0]
    assert found.people.standing is Standing.PARTIAL
    assert found.people.missing == ("people[B]",)
    assert found.arrivals.sources[0].rows == ("A",)


def test_pickup_counts_both_sides_since_the_last_look() -> None:
    recent = NOW - timedelta(hours=2)
    house = house_of(
        stays=[
            stay("junior-suite", TODAY + 5 * ONE_DAY, number="A", booked_at=recent),
            stay("triple", TODAY + 9 * ONE_DAY, nights=2, number="B", booked_at=recent, total=None),
            stay("family", TODAY + ONE_DAY, nights=4, number="C", released_at=recent, total=Decimal(9200)),
            stay("family", TODAY, nights=4, number="D"),
        ],
        source_ages=READ,
    )
    found = morning(house).pickup
    assert [value(f) for f in found.figures] == [2, 5, 7800, 1, 4, 9200]
    assert found.amount.standing is Standing.PARTIAL
    assert found.amount.missing == ("total[B]",)
    assert morning(house_of(source_ages=READ, since=None)).pickup.nights.value is None


def test_trough_and_crest_are_the_longest_runs_at_the_lowest_and_highest_bar() -> None:
    full = [
        Night(code, TODAY + n * ONE_DAY, 2, sold=2)
        for code in (kind.code for kind in villa().room_types)
        for n in (2, 3, 4, 9)
    ]
    some = [Night("triple", TODAY + n * ONE_DAY, 2, sold=1) for n in (0, 1, 5, 6, 7, 8, 13)]
    strip = morning(house_of(nights=full + some, source_ages=READ)).strip
    assert strip.bars == "▂▂███▂▂▂▂█▁▁▁▂"
    assert strip.fullest is not None
    assert strip.weakest is not None
    assert (strip.fullest.first, len(strip.fullest)) == (TODAY + 2 * ONE_DAY, 3)
    assert (strip.weakest.first, len(strip.weakest)) == (TODAY + 10 * ONE_DAY, 3)
    assert morning(house_of(source_ages=READ)).strip.weakest is None


def test_sources_name_cells_and_bookings() -> None:
    night = of_night(house_of(stays=[stay(number="R1")], source_ages=READ), TODAY)
    tables = {source.table: source.rows for source in night.sold.sources}
    assert tables["reservation"] == ("R1",)
    assert f"junior-suite@{TODAY}" in tables["night"]


@pytest.mark.parametrize(
    ("formula", "operands", "expected"),
    [
        ("(a - b) / c", (("a", Decimal(5)), ("b", Decimal(1)), ("c", Decimal(2))), Decimal(2)),
        ("a / b", (("a", Decimal(5)), ("b", Decimal(0))), None),
        ("a + b", (("a", None), ("b", Decimal(0))), None),
        ("sum(a)", (("a[x]", None), ("a[y]", Decimal(3)), ("ab[z]", Decimal(9))), Decimal(3)),
        ("sum(a)", (("a[x]", None),), None),
        ("sum(a)", (), Decimal(0)),
    ],
)
def test_formulas(formula: str, operands: Operands, expected: Decimal | None) -> None:
    assert evaluate(formula, operands) == expected


@pytest.mark.parametrize("formula", ["a", "__import__('os')", "a ** 2", "1 + 1"])
def test_a_formula_is_nothing_but_sums_of_operands(formula: str) -> None:
    with pytest.raises(ValueError, match="not a formula"):
        evaluate(formula, ())


def value(figure: Figure) -> Decimal:
    assert figure.value is not None, figure
    return figure.value
