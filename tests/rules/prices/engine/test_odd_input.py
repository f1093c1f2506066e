"""Does the engine read bookings however a house may hold them, and lose none?"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import numpy as np
import pandas as pd
import pytest

from directors.revenue.engine import Engine, Room
from directors.revenue.forecast.bookings import bookings_from
from tests.rules.prices.engine.house import TODAY, engine, history, nights

ROWS = history()
DATED = ("booked_on", "arrival", "cancelled_on")
Change = Callable[[dict[str, Any], int], dict[str, Any]]


def each_date(say: Callable[[date, int], object]) -> Change:
    return lambda row, place: row | {name: row[name] and say(row[name], place) for name in DATED}


def at_noon(day: date, place: int) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=timezone(timedelta(hours=place % 3)))


@pytest.mark.parametrize(
    "change",
    [
        each_date(lambda day, _: day.isoformat()),
        each_date(lambda day, place: day.isoformat() + ("T14:30:00+01:00" if place % 2 else "")),
        each_date(lambda day, place: pd.Timestamp(day) if place % 2 else day),
        each_date(lambda day, _: datetime(day.year, day.month, day.day, 15, tzinfo=UTC)),
        each_date(at_noon),
        lambda row, _: row | {"nights": str(row["nights"])},
        lambda row, _: row | {"cancelled_on": row["cancelled_on"] or pd.NaT},
    ],
)
def test_dates_and_numbers_may_be_written_in_any_way(change: Change) -> None:
    plain, other = engine(), engine()
    plain.observe(TODAY, ROWS)
    other.observe(TODAY, [change(row, place) for place, row in enumerate(ROWS)])
    np.testing.assert_array_equal(
        plain.price_matrix(TODAY, nights(30)), other.price_matrix(TODAY, nights(30))
    )


def test_rows_that_cannot_be_counted_change_nothing() -> None:
    plain, other = engine(), engine()
    plain.observe(TODAY, ROWS)
    wrong: list[dict[str, Any]] = [{"nights": nights} for nights in (0, -2, np.nan, np.inf, 10**7, "x", None)]
    wrong += [{"arrival": None}, {"booked_on": "hier"}, {"room_type": "NONE"}, {"room_type": None}]
    other.observe(TODAY, [*ROWS, *(ROWS[place] | one for place, one in enumerate(wrong))])
    np.testing.assert_array_equal(
        plain.price_matrix(TODAY, nights(30)), other.price_matrix(TODAY, nights(30))
    )


@pytest.mark.parametrize("missing", ["channel", "party", "price", "cancelled_on"])
def test_columns_may_be_missing(missing: str) -> None:
    made = engine()
    made.observe(TODAY, pd.DataFrame(ROWS).drop(columns=[missing]))
    assert np.all(np.isfinite(made.price_matrix(TODAY, nights(30))))


def test_prices_that_are_no_numbers_are_unknown() -> None:
    wrong: list[object] = [None, "?", -1, np.inf]
    frame = pd.DataFrame([row | {"price": wrong[place % 4]} for place, row in enumerate(ROWS)])
    made = engine()
    made.observe(TODAY, frame)
    assert np.all(np.isfinite(made.price_matrix(TODAY, nights(30))))


@pytest.mark.parametrize("count", [1, 40])
def test_any_number_of_types(count: int) -> None:
    rooms = tuple(Room(f"R{index}", 2, 100 + 10 * index, 60, 900, 2, 12) for index in range(count))
    made = engine(rooms)
    made.observe(TODAY, [row | {"room_type": f"R{place % count}"} for place, row in enumerate(ROWS)])
    assert made.price_matrix(TODAY, nights(30)).shape == (30, count)
    assert len(made.recommend(TODAY, nights(2))) == 2 * count


def test_codes_may_be_numbers() -> None:
    rooms: list[Any] = [Room(101, 2, 100, 60, 300), Room(102, 2, 120, 60, 300)]  # type: ignore[arg-type]
    made = engine(rooms)
    made.observe(TODAY, [row | {"room_type": 101 + place % 2} for place, row in enumerate(ROWS)])
    assert made.recommend(TODAY, nights(1, TODAY + timedelta(9)))[0].factors[7].numbers["units"] == 2
    assert bookings_from([ROWS[0] | {"room_type": 101}], ("101",)).kinds == ("101",)


def test_news_of_the_same_day_is_added_hour_by_hour() -> None:
    hourly, whole = engine(), engine()
    fresh = [
        ROWS[0] | {"booked_on": TODAY, "arrival": TODAY + timedelta(20 + hour), "cancelled_on": None}
        for hour in range(4)
    ]
    hourly.observe(TODAY, ROWS)
    for row in fresh:
        hourly.observe(TODAY, [row])
        hourly.observe(TODAY, [row])
    hourly.observe(TODAY, [fresh[0] | {"cancelled_on": TODAY}])
    whole.observe(TODAY, ROWS)
    whole.observe(TODAY, [*ROWS, *fresh[1:], fresh[0] | {"cancelled_on": TODAY}])
    np.testing.assert_allclose(quote(hourly), quote(whole))


def quote(made: Engine) -> np.ndarray:
    return made.price_matrix(TODAY, nights(30, TODAY + timedelta(10)))
