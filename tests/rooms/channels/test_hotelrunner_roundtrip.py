"""Does a plan, sent, make the calendar say exactly what its rows say?"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import httpx
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.hotelrunner.account import HotelRunnerAccount
from channels.hotelrunner.client import HotelRunner
from channels.hotelrunner.pace import Pacer
from channels.hotelrunner.transport import http_client
from channels.ports import PushOutcome, PushRow
from channels.simulated.hotelrunner import SimulatedHotelRunner, application, simple_rooms
from domain.prices.rates import CellValue
from tests.rooms.channels.hotelrunner_stage import Purse

NOW = datetime(2026, 2, 1, 9, tzinfo=UTC)
START = date(2026, 3, 1)
NAMES = {
    "price": "price",
    "min_stay": "min_stay",
    "max_stay": "max_stay",
    "stop_sell": "stop_sale",
    "closed_to_arrival": "cta",
    "closed_to_departure": "ctd",
    "availability": "availability",
}
FLAGS = {"true": True, "false": False, "1": True, "0": False}

flags = st.sampled_from([None, None, True, False])
values = st.builds(
    CellValue,
    price=st.sampled_from([None, Decimal(150), Decimal("199.50")]),
    min_stay=st.sampled_from([None, None, 3]),
    stop_sell=flags,
    closed_to_arrival=flags,
    closed_to_departure=flags,
    availability=st.sampled_from([None, None, 0, 2]),
)
stretches = st.tuples(
    st.sampled_from(["HR:1", "HR:2"]),
    st.integers(0, 60),
    st.integers(1, 120),
    st.sets(st.integers(0, 6), min_size=1),
    values,
)


def rows_of(code: str, first: int, length: int, weekdays: set[int], value: CellValue) -> list[PushRow]:
    nights = [START + timedelta(days=n) for n in range(first, first + length)]
    return [PushRow(code, night, value) for night in nights if night.weekday() in weekdays]


def shown(twin: SimulatedHotelRunner, code: str, night: date) -> CellValue:
    """What the simulated HotelRunner shows, in our words."""
    cell = twin.value(code, night, "bookingcom")

    def flag(name: str) -> bool | None:
        return FLAGS[cell[name]] if name in cell else None

    def number(name: str) -> int | None:
        return int(cell[name]) if name in cell else None

    return CellValue(
        Decimal(cell["price"]) if "price" in cell else None,
        number("min_stay"),
        number("max_stay"),
        flag("stop_sale"),
        flag("cta"),
        flag("ctd"),
        number("availability"),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(stretches, max_size=6))
async def test_what_is_planned_is_what_is_shown(
    drawn: list[tuple[str, int, int, set[int], CellValue]],
) -> None:
    twin = SimulatedHotelRunner(
        simple_rooms([("HR:1", "Suite", 2), ("HR:2", "Double", 2)]),
        now=lambda: NOW,
        quota_day=None,
        quota_minute=None,
    )
    account = HotelRunnerAccount("http://hr.example", twin.token, twin.hr_id)
    rows = [row for stretch in drawn for row in rows_of(*stretch)]
    meant: dict[tuple[str, date], CellValue] = {}
    for row in rows:
        key = (row.external_code, row.night)
        meant[key] = row.value.over(meant.get(key, CellValue()))
    async with http_client(account, httpx.ASGITransport(application(twin))) as client:
        manager = HotelRunner(account, client, quota=Purse(), pacer=Pacer(10_000))
        for request in manager.plan(rows):
            receipt = await manager.push(request)
            assert receipt.outcome is PushOutcome.ACCEPTED, receipt
    touched = {(effect.inv_code, effect.night) for effect in twin.effects}
    assert touched == {key for key, value in meant.items() if value.stated()}
    for (code, night), value in meant.items():
        assert shown(twin, code, night) == value
