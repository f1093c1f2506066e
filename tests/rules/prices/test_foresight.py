"""Are forecasts scored by what the nights became, and by nothing else?"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.money.forecast import NightForecast
from domain.prices.foresight import SAME_WEEKDAY, WHOLE_HOUSE, Foreseen, Score, end_of, foreseen, scores
from tests.makers import CASABLANCA, TODAY

NIGHT = TODAY - timedelta(days=1)


def told(night: date = NIGHT, lead: int = 7, mean: str = "6", replayed: bool = False) -> Foreseen:
    middle = Decimal(mean)
    return Foreseen(night, lead, middle, middle - 1, middle + 1, replayed)


def of_week(found: tuple[Score, ...]) -> Score:
    return next(score for score in found if score.lead == 7)


def test_error_bias_and_interval_of_a_week_before() -> None:
    slept = {NIGHT: 8, NIGHT - timedelta(days=1): 5, NIGHT - SAME_WEEKDAY: 4}
    score = of_week(scores([told(mean="6"), told(NIGHT - timedelta(days=1), mean="6")], slept))
    assert (score.nights, score.inside, score.rooms) == (2, 1, 13)
    assert score.error == Decimal(3) / 13
    assert score.bias == Decimal(-1) / 13
    assert (score.compared, score.last_year, score.error_compared) == (1, Decimal("0.5"), Decimal("0.25"))
    assert score.gain == Decimal("0.5")
    assert not score.enough


def test_what_was_said_at_the_time_counts_before_what_was_replayed() -> None:
    for order in (
        [told(mean="8", replayed=True), told(mean="6")],
        [told(mean="6"), told(mean="8", replayed=True)],
    ):
        score = of_week(scores(order, {NIGHT: 6}))
        assert score.error == 0
        assert score.replayed == 0


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([1, 3, 7, 14, 28, 60])), max_size=30))
def test_a_night_that_has_not_passed_is_never_scored(asked: list[tuple[int, int]]) -> None:
    slept = {NIGHT - timedelta(days=n): n % 5 for n in range(20)}
    found = scores([told(NIGHT - timedelta(days=n), lead) for n, lead in asked], slept)
    known = {(n, lead) for n, lead in asked if n < 20 and lead in {1, 7, 14, 28, 60}}
    assert sum(score.nights for score in found) == len(known)
    assert all(0 <= score.inside <= score.nights for score in found)


def test_days_before_are_counted_from_the_end_of_the_day_that_was_known() -> None:
    row = NightForecast(end_of(NIGHT, CASABLANCA), TODAY, WHOLE_HOUSE, 3, Decimal(4), Decimal(3), Decimal(5))
    live = end_of(NIGHT, CASABLANCA)
    assert foreseen(row, CASABLANCA, live) == Foreseen(TODAY, 1, Decimal(4), Decimal(3), Decimal(5), False)
    assert foreseen(row, CASABLANCA, live + timedelta(days=1)).replayed
    assert foreseen(row, CASABLANCA, None).replayed
