"""Does an objective's progress count what is on the books, and say what is missing, and nothing it cannot know?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consent.actions import ChangeRate, Rebate, SetObjective, Spend
from domain.consent.objective import Metric, Objective
from domain.house.snapshot import House
from domain.money import to_cents
from domain.money.books import Books
from domain.nights import Span
from domain.phrase import Phrase
from domain.property import Property
from domain.result.result import result
from governance.consent.desk.filing import reasons
from governance.consent.kinds.register import kind_of
from governance.consent.objectives.judged import replacing, warnings
from governance.consent.objectives.progress import Progress, progress
from governance.consent.objectives.shown import figures
from governance.day.objectives.picture import picture
from tests.makers import TODAY, change_rate, house_of, room_type, stay, villa
from tests.rules.result import made

SUITE = "junior-suite"
NEXT = TODAY + timedelta(days=10)


def hotel(units: int | None = 2) -> Property:
    return villa(
        room_types=(room_type(SUITE, units, base=Decimal(2000)), room_type("triple", 2, base=Decimal(1000)))
    )


def aim(metric: Metric = Metric.OCCUPANCY, target: str | None = "0.75", **fields: object) -> Objective:
    """Ten nights from today on, of the whole house."""
    span = Span(TODAY, TODAY + timedelta(days=9))
    wanted = None if target is None else Decimal(target)
    made = Objective(2, metric, wanted, span, None, span.last, "en mots")
    return replace(made, **fields)  # type: ignore[arg-type]


def sold(*rooms: tuple[str, int, int], source: str = "bookingcom", **fields: object) -> House:
    """Rooms as (type, nights from today, how many nights) in a house of 2 + 2 rooms."""
    stays = [
        stay(code, TODAY + timedelta(days=start), nights, source=source, total=Decimal(1000) * nights)
        for code, start, nights in rooms
    ]
    return house_of(hotel(), stays=stays, back=40, **fields)  # type: ignore[arg-type]


def said(one: Progress, house: House) -> list[str]:
    return [phrase.key for phrase in figures(one, house)]


def test_an_occupancy_counts_rooms_and_says_how_many_are_missing_each_night() -> None:
    house = sold((SUITE, 0, 10), ("triple", 0, 8))
    one = progress(aim(), house)
    assert (one.tally.sold, one.tally.available, one.now) == (18, 40, Decimal("0.45"))
    assert (one.missing, one.per_night, one.left) == (Decimal(12), Decimal("1.2"), 10)
    assert said(one, house)[:2] == ["objective.now_occupancy", "objective.missing_rooms"]


def test_an_objective_of_one_type_counts_that_type_alone() -> None:
    one = progress(aim(room_type=SUITE), sold((SUITE, 0, 10), ("triple", 0, 10)))
    assert (one.tally.sold, one.tally.available) == (10, 20)


def test_amounts_are_missing_in_dirhams() -> None:
    house = sold((SUITE, 0, 10))
    adr = progress(aim(Metric.ADR, "1200"), house)
    assert (adr.now, adr.missing, adr.per_night) == (Decimal(1000), Decimal(2000), Decimal(200))
    revpar = progress(aim(Metric.REVPAR, "300"), house)
    assert (revpar.now, revpar.missing, revpar.per_night) == (Decimal(250), Decimal(2000), Decimal(200))


def test_a_direct_share_counts_the_direct_nights_to_add() -> None:
    house = sold((SUITE, 0, 10))
    one = progress(aim(Metric.DIRECT_SHARE, "0.5"), house)
    assert (one.now, one.missing) == (Decimal(0), Decimal(10))  # 10 ÷ 20
    assert progress(aim(Metric.DIRECT_SHARE, "1"), house).missing is None


def test_a_margin_comes_from_the_books_to_date_and_is_missing_in_dirhams() -> None:
    month = Span(made.MONTH, made.MONTH + timedelta(days=29))
    wanted = aim(Metric.GOP_MARGIN, "0.70", period=month)
    house = made.house()
    one = progress(wanted, house)
    until = result(house, Span(month.first, TODAY - timedelta(days=1)))
    assert one.now == until.margin
    assert one.missing == to_cents(Decimal("0.70") * until.revenue - until.gop) > 0
    assert "objective.missing_amount" in said(one, house)
    assert progress(wanted, made.house(books=Books())).now is None


def test_reached_is_reached() -> None:
    house = sold((SUITE, 0, 10), (SUITE, 0, 10), ("triple", 0, 10))
    one = progress(aim(), house)
    assert one.reached
    assert "objective.reached" in said(one, house)


def test_what_is_not_known_is_not_counted_as_nothing() -> None:
    blind = house_of(hotel(), stays=[stay(SUITE, TODAY, 5, total=None)])
    assert progress(aim(Metric.ADR, "1200"), blind).now is None
    unsized = house_of(hotel(None), stays=[stay(SUITE, TODAY, 5)])
    assert progress(aim(), unsized).tally.available == 20  # the triple's two rooms: the suite's are not known
    assert progress(aim(), unsized).now == 0
    alone = progress(aim(room_type=SUITE), unsized)
    assert alone.now is None
    assert said(alone, unsized) == ["objective.now_unknown"]
    margin = progress(aim(Metric.GOP_MARGIN, "0.38"), sold())
    assert margin.now is None
    assert picture([margin], sold()) is None
    far = aim(period=Span(TODAY + timedelta(days=115), TODAY + timedelta(days=130)))
    one = progress(far, sold())
    assert (one.unknown, one.missing, one.expected) == (10, None, None)
    assert said(one, sold())[0] == "objective.unknown_nights"


def test_the_pace_is_that_of_four_weeks_where_it_is_fuller_than_the_books() -> None:
    past = [(SUITE, -28, 28), ("triple", -28, 14)]
    house = sold(*past, (SUITE, 0, 2), (SUITE, 0, 2), ("triple", 0, 2), ("triple", 0, 2))
    one = progress(
        aim(), house
    )  # four weeks: 42 of 112, a night at 0.375; two nights full, eight at the pace
    assert one.expected == (2 * Decimal(4) + 8 * Decimal("1.5")) / 40
    assert progress(aim(), replace(house, first=TODAY - timedelta(days=20))).expected is None


@given(
    rooms=st.lists(
        st.tuples(st.sampled_from([SUITE, "triple"]), st.integers(-5, 12), st.integers(1, 6)), max_size=6
    ),
    target=st.decimals("0.01", 1, places=2),
)
def test_selling_what_is_missing_reaches_the_target_and_one_room_less_does_not(
    rooms: list[tuple[str, int, int]], target: Decimal
) -> None:
    one = progress(aim(target=str(target)), sold(*rooms))
    assert one.missing is not None
    assert one.tally.available is not None
    assert one.tally.sold + one.missing >= target * one.tally.available
    if one.missing:
        assert one.tally.sold + one.missing - 1 < target * one.tally.available


@given(metric=st.sampled_from(Metric), nights=st.integers(1, 100), target=st.sampled_from([None, "0.5"]))
def test_whatever_the_objective_it_reads_and_is_drawn_or_not(
    metric: Metric, nights: int, target: str | None
) -> None:
    span = Span(TODAY - timedelta(days=10), TODAY - timedelta(days=11) + timedelta(days=nights))
    house = sold((SUITE, -5, 20))
    one = progress(aim(metric, target, period=span), house)
    assert said(one, house)
    chart = picture([one], house)
    assert chart is None or len(chart.places) <= 62
    both = picture([one, progress(aim(), house)], house)
    assert both is None or both.in_rows


def bears(action: ChangeRate | Spend | Rebate, *objectives: Objective, **fields: object) -> list[str]:
    house = house_of(villa(), objectives=objectives, **fields)  # type: ignore[arg-type]
    told = kind_of(action).filed.bearing(action, house)
    return [phrase.key.removeprefix("objective.bears_") for phrase in told]


WINTER = Span(NEXT, TODAY + timedelta(days=60))


def test_a_price_names_the_objective_that_it_serves_or_works_against() -> None:
    fill, rate = aim(period=WINTER), aim(Metric.ADR, "1500", period=WINTER)
    raised, lowered = change_rate(after=2990), change_rate(after=2400)
    assert bears(raised, fill) == ["against"]
    assert bears(lowered, fill) == ["for"]
    assert bears(raised, rate) == ["for"]
    assert bears(raised, rate, fill) == ["against", "for"]
    assert bears(raised, aim(Metric.REVPAR, "900", period=WINTER)) == ["on"]
    assert bears(change_rate(before=None, after=2400), fill) == ["on"]
    assert bears(raised, aim(Metric.DIRECT_SHARE, "0.3", period=WINTER)) == []


def test_a_full_night_does_not_work_against_filling() -> None:
    full = [stay(SUITE, TODAY + timedelta(days=30), 1)]
    assert bears(change_rate(after=2990), aim(period=WINTER), stays=full) == ["on"]


def test_limits_of_an_objective_come_before_its_metric() -> None:
    floored = aim(period=WINTER, price_floor=Decimal(2500), price_ceiling=Decimal(3000))
    assert bears(change_rate(after=2400), floored) == ["below"]
    assert bears(change_rate(after=3100), floored) == ["above"]
    assert bears(change_rate(after=2550), floored) == ["for"]


def test_another_period_or_type_is_not_touched() -> None:
    assert bears(change_rate(after=2990), aim(period=Span(TODAY, TODAY + timedelta(days=5)))) == []
    assert bears(change_rate(after=2990), aim(period=WINTER, room_type="triple")) == []


def test_an_expense_works_against_a_margin_unless_it_is_an_investment() -> None:
    margin = aim(Metric.GOP_MARGIN, "0.38", period=WINTER)
    plumber = Spend(NEXT, "plombier", Decimal(1200), "MAD", "maintenance")
    assert bears(plumber, margin) == ["against"]
    assert bears(replace(plumber, capital=True), margin) == []
    assert bears(replace(plumber, day=date(2028, 1, 1)), margin) == []


def test_what_is_said_of_an_objective_is_said_afresh() -> None:
    house = house_of(villa(), objectives=(aim(period=WINTER),))
    old = (Phrase("reason.sample"), Phrase("objective.bears_against"))
    keys = [phrase.key for phrase in reasons(old, change_rate(after=2400), house)]
    assert keys == ["reason.sample", "objective.bears_for"]


@pytest.mark.parametrize(("floor", "warned"), [(None, False), (Decimal(1900), True)])
def test_a_wish_takes_the_place_of_the_same_and_warns_of_what_it_runs_into(
    floor: Decimal | None, warned: bool
) -> None:
    held = aim()
    house = house_of(villa(), objectives=(held,))
    wish = SetObjective(
        Metric.OCCUPANCY, Decimal("0.8"), held.period, held.review_on, "mots", "MAD", price_floor=floor
    )
    replaced = replacing(wish, house)
    assert replaced.replaces == 2
    assert bool(warnings(replaced, house)) is warned
    other = replace(wish, period=Span(TODAY, TODAY + timedelta(days=4)))
    assert replacing(other, house).replaces is None
    assert "objective.conflict_same" in {r.phrase.key for r in warnings(other, house) if r.phrase}
