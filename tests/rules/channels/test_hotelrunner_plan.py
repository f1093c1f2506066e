"""Does a plan carry exactly its rows, in the fewest legal requests?"""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.hotelrunner.encode import daily_body, range_params
from channels.hotelrunner.plan import plan, range_of
from channels.ports import PushRequest, PushRow
from domain.nights import Span
from domain.prices.rates import CellValue

START = date(2026, 3, 1)  # a Sunday
LEFT_ALONE = CellValue()


def at(n: int, price: str | None = "150", code: str = "HR:1", min_stay: int | None = None) -> PushRow:
    return PushRow(code, START + timedelta(days=n), CellValue(Decimal(price) if price else None, min_stay))


rows_of = st.lists(
    st.builds(
        at,
        st.integers(0, 25),
        st.sampled_from(["150", "150.0", "160", None]),
        st.sampled_from(["HR:1", "HR:2", "HR:3"]),
        min_stay=st.sampled_from([None, None, 2]),
    ),
    max_size=60,
)


def meant(rows: list[PushRow]) -> dict[tuple[str, date], CellValue]:
    wanted: dict[tuple[str, date], CellValue] = {}
    for row in rows:
        key = (row.external_code, row.night)
        wanted[key] = row.value.over(wanted.get(key, LEFT_ALONE))
    return {key: value for key, value in wanted.items() if value.stated()}


def nights_of_range(request: PushRequest) -> list[date]:
    """The nights that HotelRunner reads out of the range call's parameters."""
    span, weekdays = range_of(request.rows)
    return [night for night in span if not weekdays or night.isoweekday() % 7 in weekdays]


def fewest_with_ranges_and_days(rows: list[PushRow], max_dates: int) -> int:
    """By trying every choice of stretches to send as ranges."""
    wanted = meant(rows)
    lengths: list[int] = []
    for (code, night), value in sorted(wanted.items(), key=lambda item: item[0]):
        before = wanted.get((code, night - timedelta(days=1)))
        if before == value:
            lengths[-1] += 1
        else:
            lengths.append(1)
    choices = itertools.chain.from_iterable(
        itertools.combinations(lengths, n) for n in range(min(len(lengths), 6) + 1)
    )
    return min(len(chosen) - (sum(chosen) - sum(lengths)) // max_dates for chosen in choices)


@given(rows_of, st.integers(1, 12))
def test_a_plan_carries_exactly_the_rows_and_no_night_of_a_room_twice(rows: list[PushRow], most: int) -> None:
    sent = [row for request in plan(rows, max_dates=most) for row in request.rows]
    assert len(sent) == len({(row.external_code, row.night) for row in sent})
    assert {(row.external_code, row.night): row.value for row in sent} == meant(rows)


@given(rows_of, st.integers(1, 12))
def test_every_request_is_legal(rows: list[PushRow], most: int) -> None:
    for request in plan(rows, max_dates=most):
        if request.kind == "range":
            assert len({(row.external_code, row.value) for row in request.rows}) == 1
            assert nights_of_range(request) == [row.night for row in request.rows]
        else:
            assert 0 < len(request.rows) <= most


@given(
    st.lists(st.builds(at, st.integers(0, 25), st.sampled_from(["150", "160"])), max_size=40),
    st.integers(1, 5),
)
def test_no_other_choice_of_stretches_needs_fewer_calls(rows: list[PushRow], most: int) -> None:
    assert len(plan(rows, max_dates=most)) <= fewest_with_ranges_and_days(rows, most)


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([], []),
        ([at(0, None)], []),
        ([at(0)], ["daily"]),
        ([at(0), at(1)], ["range"]),
        ([at(0), at(1), at(2, "160")], ["daily"]),
        ([at(0), at(1, code="HR:2")], ["daily"]),
        ([at(n) for n in range(365)], ["range"]),
        ([at(n, str(100 + n)) for n in range(180)], ["daily", "daily"]),
        ([at(n, "200" if n % 7 > 4 else "150") for n in range(365)], ["range", "range"]),
        ([at(n, "200") for n in range(60) if n % 7 > 4], ["daily"]),
        ([at(n, code=f"HR:{k}") for k in range(8) for n in range(365)], ["range"] * 8),
    ],
    ids=str,
)
def test_ranges_are_used_for_long_stretches_and_days_for_the_rest(
    rows: list[PushRow], kinds: list[str]
) -> None:
    assert [request.kind for request in plan(rows)] == kinds


def test_the_longest_stretch_becomes_the_range() -> None:
    pairs = [at(20 + n, str(200 + n // 2)) for n in range(10)]
    sent = plan([*(at(n) for n in range(15)), *pairs], max_dates=10)
    assert [(request.kind, len(request.rows)) for request in sent] == [("range", 15), ("daily", 10)]


def test_weekdays_become_a_range_only_where_that_saves_a_call() -> None:
    weekends = [at(n) for n in range(730) if n % 7 > 4]
    fridays = [at(n, code="HR:2") for n in range(28) if n % 7 == 5]
    sent = plan([*weekends, *fridays])
    assert [(request.kind, len(request.rows)) for request in sent] == [("range", 208), ("daily", 4)]


def test_an_account_may_do_without_range_calls() -> None:
    assert [request.kind for request in plan([at(n) for n in range(91)], range_calls=False)] == ["daily"] * 2


def test_weekdays_count_from_sunday() -> None:
    fridays_and_saturdays = [at(n) for n in range(14) if (START + timedelta(days=n)).isoweekday() in {5, 6}]
    assert range_of(fridays_and_saturdays) == (Span(date(2026, 3, 6), date(2026, 3, 14)), (5, 6))
    assert range_of([at(0), at(7)]) == (Span(START, date(2026, 3, 8)), (0,))


def test_a_range_is_written_in_parameters_with_only_the_changed_fields() -> None:
    value = CellValue(price=Decimal("1990.50"), stop_sell=True, closed_to_arrival=False)
    rows = tuple(PushRow("HR:1", START + timedelta(days=n), value) for n in (0, 1))
    assert range_params(PushRequest("range", rows, ("bookingcom",)), "room_code") == [
        ("room_code", "HR:1"),
        ("start_date", "2026-03-01"),
        ("end_date", "2026-03-02"),
        ("price", "1990.5"),
        ("stop_sale", "1"),
        ("cta", "0"),
        ("channel_codes[]", "bookingcom"),
    ]


def test_days_are_written_as_texts_grouped_by_room() -> None:
    rows = (
        PushRow("HR:1", START, CellValue(price=Decimal("1E+3"), availability=0, closed_to_departure=False)),
        PushRow("HR:2", START, CellValue(min_stay=2, max_stay=9, stop_sell=False, closed_to_arrival=True)),
    )
    assert daily_body(PushRequest("daily", rows)) == {
        "rooms": [
            {
                "inv_code": "HR:1",
                "dates": [{"date": "2026-03-01", "availability": "0", "price": "1000", "ctd": "false"}],
            },
            {
                "inv_code": "HR:2",
                "dates": [
                    {"date": "2026-03-01", "min_stay": "2", "max_stay": "9", "stop_sale": "0", "cta": "true"}
                ],
            },
        ]
    }


def test_a_range_of_unequal_rows_is_a_bug() -> None:
    with pytest.raises(ValueError, match="one room and one value"):
        range_params(PushRequest("range", (at(0), at(1, "160"))), "inv_code")
